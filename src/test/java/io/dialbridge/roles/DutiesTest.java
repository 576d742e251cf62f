package io.dialbridge.roles;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DutiesTest {
  @ParameterizedTest
  @CsvSource({
    "ALL,     true,  true,  true,  true",
    "API,     true,  false, false, false",
    "PUSH,    false, true,  true,  false",
    "WORKER,  false, false, true,  true",
    "COMMAND, false, false, false, false",
  })
  void eachRoleHasItsWork(Role role, boolean facade, boolean takes, boolean reads, boolean works) {
    Duties duties = TestingDuties.of(role);

    assertThat(duties.servesFacade()).isEqualTo(facade);
    assertThat(duties.takesPushes()).isEqualTo(takes);
    assertThat(duties.readsPushes()).isEqualTo(reads);
    assertThat(duties.works()).isEqualTo(works);
    assertThat(new Duties.NoWorker(duties).test(null)).isEqualTo(!works);
    assertThat(new Duties.NoFacade(duties).test(null)).isEqualTo(!facade);
  }

  @ParameterizedTest
  @CsvSource({"ALL", "API", "PUSH", "WORKER"})
  void nothingIsDoneBeforeTheDatabaseIsReady(Role role) {
    Duties duties = new Duties(() -> role);

    assertThat(duties.haveBegun()).isFalse();
    assertThat(duties.waitsFor()).isNotBlank();
    assertThat(new Duties.NoWorker(duties).test(null)).isTrue();
    assertThat(new Duties.NoFacade(duties).test(null)).isTrue();
  }
}
