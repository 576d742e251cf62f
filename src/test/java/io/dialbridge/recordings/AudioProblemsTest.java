package io.dialbridge.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialbridge.problem.ProblemException;
import io.dialbridge.problem.ProblemKind;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class AudioProblemsTest {
  private static final UUID CALL = UUID.fromString("0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e3f");

  @ParameterizedTest
  @EnumSource(value = Finding.class, mode = EnumSource.Mode.EXCLUDE, names = "AVAILABLE")
  void whatCanNotBeFetchedIsPendingOrAbsentAndNamesItsReason(Finding finding) {
    ProblemException problem = AudioProblems.nothing(CALL, finding);

    assertThat(problem.kind())
        .isEqualTo(
            finding.state() == Finding.State.PENDING
                ? ProblemKind.RECORDING_PENDING
                : ProblemKind.RECORDING_ABSENT);
    assertThat(problem)
        .hasMessageContaining("(" + finding.reason().word() + ")")
        .hasMessageContaining(finding.text().en());
  }

  @ParameterizedTest
  @CsvSource({
    "1010010, PLATFORM_BUSY",
    "1020176, PLATFORM_BUSY",
    "1010003, OPERATOR_NEEDED",
    "1010007, OPERATOR_NEEDED",
    "1010002, OPERATOR_NEEDED",
    "1023001, OPERATOR_NEEDED",
    "9999999, OPERATOR_NEEDED",
  })
  void aRefusalIsTheOperatorsUnlessItPasses(String code, ProblemKind kind) {
    assertThat(AudioProblems.refused(CALL, code, "as the platform said it").kind()).isEqualTo(kind);
  }
}
