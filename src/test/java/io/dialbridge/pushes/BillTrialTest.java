package io.dialbridge.pushes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Nothing of a trial is kept, yet it tells what an import would have told. */
class BillTrialTest {
  private static final UUID CALL = UUID.fromString("01980000-0000-7000-8000-000000000001");
  private static final UUID OTHER = UUID.fromString("01980000-0000-7000-8000-000000000002");

  private final BillTrial trial = new BillTrial();

  @Test
  void whatAnEarlierBatchWouldHaveAddedIsThere() {
    trial.told(List.of(result(CALL, "a", BillImportOutcome.ADDED)));

    assertThat(outcome(CALL, "a", BillImportOutcome.ADDED)).isEqualTo(BillImportOutcome.REPEATED);
    assertThat(outcome(CALL, "b", BillImportOutcome.ADDED)).isEqualTo(BillImportOutcome.REVISED);
    assertThat(outcome(CALL, "b", BillImportOutcome.ADDED)).isEqualTo(BillImportOutcome.REPEATED);
    assertThat(outcome(OTHER, "a", BillImportOutcome.ADDED)).isEqualTo(BillImportOutcome.ADDED);
  }

  @Test
  void whatItWouldHaveRevisedIsThere() {
    assertThat(outcome(CALL, "a", BillImportOutcome.REVISED)).isEqualTo(BillImportOutcome.REVISED);
    assertThat(outcome(CALL, "a", BillImportOutcome.REVISED)).isEqualTo(BillImportOutcome.REPEATED);
    assertThat(outcome(CALL, "b", BillImportOutcome.REVISED)).isEqualTo(BillImportOutcome.REVISED);
  }

  @Test
  void whatHasNoCallIsToldAsItIs() {
    assertThat(outcome(null, "a", BillImportOutcome.UNEXPLAINED))
        .isEqualTo(BillImportOutcome.UNEXPLAINED);
    assertThat(outcome(null, "a", BillImportOutcome.UNEXPLAINED))
        .isEqualTo(BillImportOutcome.UNEXPLAINED);
  }

  private BillImportOutcome outcome(@Nullable UUID call, String content, BillImportOutcome alone) {
    return trial.told(List.of(result(call, content, alone))).getFirst().outcome();
  }

  private static BillImport.Result result(
      @Nullable UUID call, String content, BillImportOutcome outcome) {
    return new BillImport.Line(
            1,
            new BillOwners.OfApp(
                "courier", JsonNodeFactory.instance.objectNode().put("icid", content)))
        .to(outcome, call, call, null);
  }
}
