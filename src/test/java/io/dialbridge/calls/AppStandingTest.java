package io.dialbridge.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialbridge.calls.AppStanding.Circuit;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppStandingTest {
  private static final Instant NOW = Instant.parse("2026-01-15T08:30:20Z");
  private static final int LIMIT = 10;
  private static final PacingConfig CONFIG = new TestingPacing(30, 1800);

  private final AppStanding good = AppStanding.good("courier");

  @Test
  void whatThePlatformCallsIdleCorrectsTheCount() {
    AppStanding corrected = good.accepted(3, NOW, 4, LIMIT, NOW, CONFIG);

    assertThat(corrected.foreign(NOW)).isEqualTo(3);
    assertThat(corrected.foreign(NOW.plusSeconds(CONFIG.correctionSeconds()))).isZero();
    assertThat(corrected.accepted(6, NOW, 4, LIMIT, NOW, CONFIG)).isEqualTo(good);
  }

  @Test
  void whereItSaysNothingOrMoreThanWeCountNothingIsCorrected() {
    assertThat(good.accepted(null, NOW, 4, LIMIT, NOW, CONFIG)).isEqualTo(good);
    assertThat(good.accepted(9, NOW, 4, LIMIT, NOW, CONFIG)).isEqualTo(good);
  }

  @Test
  void exhaustedPortsAreAllThatOursDoNotTake() {
    AppStanding exhausted = refused(good, "1020165", NOW, 7);

    assertThat(exhausted.foreign(NOW)).isEqualTo(3);
    assertThat(exhausted.isPaused(NOW)).isFalse();
    assertThat(exhausted.circuit(NOW)).isEqualTo(Circuit.CLOSED);
  }

  @Test
  void flowControlPausesTheAppForAsLongAsItSays() {
    AppStanding paused = refused(good, "1010010", NOW, 0);

    assertThat(paused.isPaused(NOW.plusSeconds(59))).isTrue();
    assertThat(paused.isPaused(NOW.plusSeconds(60))).isFalse();
    assertThat(paused.refusedCode()).isNull();
  }

  @Test
  void aCalleesRefusalSaysNothingOfTheApp() {
    assertThat(refused(good, "1013004", NOW, 0)).isEqualTo(good);
  }

  @Test
  void anOperatorsTroubleIsNotedAndForgottenWhenACallIsTaken() {
    AppStanding notBound = refused(good, "1012001", NOW, 0);

    assertThat(notBound.refusedCode()).isEqualTo("1012001");
    assertThat(notBound.circuit(NOW)).isEqualTo(Circuit.CLOSED);
    assertThat(notBound.accepted(null, NOW, 1, LIMIT, NOW, CONFIG)).isEqualTo(good);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1010003", "1023006", "1023038", "1010007", "1010029"})
  void whatEachRequestWouldMeetOpensTheCircuit(String code) {
    AppStanding open = refused(good, code, NOW, 0);

    assertThat(open.circuit(NOW.plusSeconds(29))).isEqualTo(Circuit.OPEN);
    assertThat(open.circuit(NOW.plusSeconds(30))).isEqualTo(Circuit.TRIAL);
    assertThat(open.isFrozen())
        .isEqualTo(code.startsWith("101000") && code.endsWith("7") || code.equals("1010029"));
  }

  @Test
  void aLockedAddressIsLeftAloneAsLongAsThePlatformAdvises() {
    AppStanding locked = refused(good, "1020176", NOW, 0);

    assertThat(locked.circuit(NOW.plus(Duration.ofMinutes(29)))).isEqualTo(Circuit.OPEN);
    assertThat(locked.circuit(NOW.plus(Duration.ofMinutes(30)))).isEqualTo(Circuit.TRIAL);
  }

  @Test
  void thePausesDoubleUpToTheLongest() {
    AppStanding standing = good;
    Instant now = NOW;
    for (long pause : new long[] {30, 60, 120, 240, 480, 960, 1800, 1800}) {
      standing = refused(standing, "1023006", now, 0);
      assertThat(standing.circuitUntil()).isEqualTo(now.plusSeconds(pause));
      now = now.plusSeconds(pause);
      standing = standing.trying(now, CONFIG);
      assertThat(standing.circuit(now)).as("one tries, and no other").isEqualTo(Circuit.OPEN);
    }
  }

  @Test
  void callsThatWereOnTheirWayWhenItOpenedDoNotMakeThePauseGrow() {
    AppStanding open = refused(good, "1023006", NOW, 0);
    AppStanding more =
        open.refused("1023006", NOW.minusMillis(5), 0, LIMIT, NOW.plusMillis(5), CONFIG);

    assertThat(more).isEqualTo(open);
  }

  @Test
  void callsThatWereOnTheirWayWhenItOpenedDoNotCloseItEither() {
    AppStanding open = refused(good, "1023006", NOW, 0);
    Instant before = NOW.minusMillis(5);
    Instant now = NOW.plusMillis(5);

    assertThat(open.accepted(null, before, 1, LIMIT, now, CONFIG)).isEqualTo(open);
    assertThat(open.refused("1013004", before, 0, LIMIT, now, CONFIG)).isEqualTo(open);
    assertThat(open.accepted(3, before, 4, LIMIT, now, CONFIG).foreign(now)).isEqualTo(3);
  }

  @Test
  void callsThatArrearsEndInTheMiddleDoNotMakeThePauseGrow() {
    AppStanding frozen = good.troubled("7108", null, NOW.minusSeconds(40), NOW, CONFIG);
    AppStanding more =
        frozen.troubled("7108", null, NOW.minusSeconds(20), NOW.plusMillis(5), CONFIG);

    assertThat(more).isEqualTo(frozen);
  }

  @Test
  void whatElseIsWrongDoesNotHideThatTheAccountIsFrozen() {
    AppStanding frozen = refused(good, "1010007", NOW, 0);

    assertThat(refused(frozen, "1012001", NOW.plusSeconds(30), 0)).isEqualTo(frozen);
  }

  @Test
  void whoIsRefusedForSomethingElseWasKnownByHisCredentials() {
    AppStanding open = refused(good, "1023006", NOW, 0);
    AppStanding frozen = refused(good, "1010007", NOW, 0);
    Instant later = NOW.plusSeconds(30);

    assertThat(refused(open, "1013004", later, 0)).isEqualTo(good);
    assertThat(refused(frozen, "1013004", later, 0)).isEqualTo(frozen);
    assertThat(frozen.accepted(null, later, 1, LIMIT, later, CONFIG)).isEqualTo(good);
  }

  @Test
  void aPushThatTellsOfArrearsOpensItToo() {
    AppStanding frozen = good.troubled("7108", null, NOW, NOW, CONFIG);

    assertThat(frozen.isFrozen()).isTrue();
    assertThat(frozen.circuit(NOW)).isEqualTo(Circuit.OPEN);
    assertThat(frozen.resumed()).isEqualTo(good);
  }

  @Test
  void withoutPausesItNeverOpensAndTheCodeIsNotedAllTheSame() {
    AppStanding refused = good.refused("1023006", NOW, 0, LIMIT, NOW, new TestingPacing(0, 1800));

    assertThat(refused.circuit(NOW)).isEqualTo(Circuit.CLOSED);
    assertThat(refused.refusedCode()).isEqualTo("1023006");
  }

  private static AppStanding refused(AppStanding standing, String code, Instant now, int taken) {
    return standing.refused(code, now, taken, LIMIT, now, CONFIG);
  }
}
