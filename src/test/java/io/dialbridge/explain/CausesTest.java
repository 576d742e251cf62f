package io.dialbridge.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CausesTest {

  @ParameterizedTest
  @CsvSource({
    "0, hung-up, HUNG_UP",
    "7001, account-frequency-limited, FAILED",
    "7004, callee-blacklisted, FAILED",
    "7005, caller-blacklisted, FAILED",
    "7109, ports-exhausted, FAILED",
    "8001, party-not-reached, FAILED",
    "8003, ringing-timed-out, NO_ANSWER",
    "8004, hung-up-while-ringing, REJECTED",
    "8008, no-digits-collected, FAILED",
    "8009, caller-gave-up, CANCELED",
    "8010, max-duration, HUNG_UP",
    "8017, stopped, CANCELED",
    "8022, other-product, FAILED",
    "8100, callee-unknown-number, FAILED",
    "8101, callee-no-answer, NO_ANSWER",
    "8102, callee-busy, BUSY",
    "8103, callee-unreachable, FAILED",
    "8104, callee-powered-off, FAILED",
    "8105, callee-rejected, REJECTED",
    "8106, caller-unknown-number, FAILED",
    "8107, caller-no-answer, NO_ANSWER",
    "8108, caller-busy, BUSY",
    "8109, caller-unreachable, FAILED",
    "8110, caller-powered-off, FAILED",
    "8111, caller-rejected, REJECTED"
  })
  void readsTheStateCode(int stateCode, String slug, Ending ending) {
    assertThat(Causes.ofStateCode(stateCode).slug()).isEqualTo(slug);
    assertThat(Causes.ofStateCode(stateCode).ending()).isEqualTo(ending);
  }

  @Test
  void namesAStateCodeThatIsUnknown() {
    Cause cause = Causes.ofStateCode(8765);

    assertThat(cause.slug()).isEqualTo("unknown-state-code");
    assertThat(cause.text()).contains("8765");
    assertThat(cause.ending()).isEqualTo(Ending.FAILED);
  }

  /** The bill's columns: caller answered, ulFailReason, caller's and callee's Q.850, SIP status. */
  @ParameterizedTest
  @CsvSource({
    "8100, true, 518, 0, 1, 404",
    "8100, true, 518, 0, , 404",
    "8100, true, 518, 0, 0, 604",
    "8101, true, 514, 0, 0, 0",
    "8101, true, 513, , , ",
    "8101, true, 518, 0, 19, 480",
    "8101, true, 518, 0, 0, 408",
    "8101, true, 408, 0, 0, 0",
    "8102, true, 518, 0, 17, 0",
    "8102, true, 518, 0, 0, 486",
    "8102, true, 518, 0, 31, 486",
    "8102, true, 518, , , 600",
    "8102, true, 486, 0, 0, 0",
    "8103, true, 518, 0, 0, 480",
    "8103, true, 518, 0, 20, 0",
    "8105, true, 518, 0, 21, 0",
    "8105, true, 518, 0, 0, 603",
    "8105, true, 518, 0, 0, 403",
    "8106, false, 519, 1, 0, 0",
    "8106, false, 520, 0, 0, 404",
    "8107, false, 514, 0, 0, 0",
    "8107, false, 513, 0, 0, 0",
    "8107, false, 520, 18, 0, 0",
    "8107, false, 487, 0, 0, 0",
    "8108, false, 519, 17, 0, 0",
    "8108, false, 520, 0, 0, 486",
    "8109, false, 550, 0, 0, 480",
    "8111, false, 520, 21, 0, 0",
    "8111, false, 551, 0, 0, 603",
    "8006, true, 524, 0, 0, 0",
    "8008, true, 100, 0, 0, 0",
    "8009, true, 530, 0, 0, 487",
    "8012, false, 529, 0, 0, 0",
    "8015, true, 2907, 0, 0, 0",
    "7109, false, 522, 0, 0, 0"
  })
  void theBillAndTheDisconnectEventAgree(
      int stateCode,
      boolean callerAnswered,
      int point,
      Integer caller,
      Integer callee,
      Integer sip) {
    BillCodes bill = new BillCodes(callerAnswered, false, point, caller, callee, sip);

    assertThat(Causes.ofBill(bill)).isEqualTo(Causes.ofStateCode(stateCode));
  }

  @Test
  void aBillMayCarryEveryStateCodeAsItsDisconnectionPoint() {
    assertThat(StateCodes.ROWS.rows())
        .isNotEmpty()
        .filteredOn(row -> row.code() != 0)
        .allSatisfy(
            row ->
                assertThat(Causes.ofBill(unanswered(row.code())))
                    .isEqualTo(Causes.ofStateCode(row.code())));
  }

  @ParameterizedTest
  @CsvSource({"0, 0, 0", "0, 31, 0", "518, 17, 486", "8010, 0, 0", "9999, 16, 500", ", , "})
  void anAnsweredCallHasHungUpWhateverTheCodesSay(Integer point, Integer q850, Integer sip) {
    BillCodes bill = new BillCodes(true, true, point, q850, q850, sip);

    assertThat(Causes.ofBill(bill)).isEqualTo(Causes.ofStateCode(0));
  }

  @ParameterizedTest
  @CsvSource({
    "515, given-up",
    "516, caller-gave-up",
    "521, given-up",
    "530, caller-gave-up",
    "552, caller-gave-up",
    "553, caller-gave-up",
    "1003, stopped"
  })
  void aReleaseBeforeTheAnswerIsACancellation(int point, String slug) {
    assertThat(Causes.ofBill(unanswered(point)).slug()).isEqualTo(slug);
    assertThat(Causes.ofBill(unanswered(point)).ending()).isEqualTo(Ending.CANCELED);
  }

  @Test
  void namesTheCodesOfANetworkFailure() {
    Cause cause = Causes.ofBill(new BillCodes(true, false, 518, 0, 42, 503));

    assertThat(cause.slug()).isEqualTo("callee-leg-failed");
    assertThat(cause.text())
        .isEqualTo("The network could not connect the callee (Q.850 42 congestion, SIP 503).");
  }

  @Test
  void aLegThatIsBlamedFailedEvenIfItsCodesAreSilent() {
    Cause cause = Causes.ofBill(new BillCodes(true, false, 518, 0, 0, 0));

    assertThat(cause.slug()).isEqualTo("callee-leg-failed");
    assertThat(cause.text()).isEqualTo("The network could not connect the callee.");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, not-connected", // contradicts the missing answer
    "0, 17, 0, callee-busy",
    ", , , not-connected",
    ", , 486, callee-busy",
    "9999, 0, 0, unknown-disconnection-point",
    "9999, 0, 486, callee-busy",
    "500, 0, 0, callee-leg-failed", // a SIP status
    "503, 0, 0, recording-failed", // the vendor's own, although it looks like a SIP status
    "2829, 0, 0, other-product"
  })
  void readsWhatIsLeftWhereTheDisconnectionPointTellsNothing(
      Integer point, Integer q850, Integer sip, String slug) {
    BillCodes bill = new BillCodes(true, false, point, 0, q850, sip);

    assertThat(Causes.ofBill(bill).slug()).isEqualTo(slug);
  }

  @Test
  void namesADisconnectionPointThatIsUnknown() {
    assertThat(Causes.ofBill(unanswered(9999)).text()).contains("9999");
    assertThat(Causes.ofBill(unanswered(9999)).ending()).isEqualTo(Ending.FAILED);
  }

  @ParameterizedTest
  @CsvSource({
    "514, 0, 0, callee-no-answer",
    "518, 17, 0, callee-busy",
    "519, 0, 480, callee-unreachable",
    "520, 21, 0, callee-rejected"
  })
  void aOnePartyCallHasNoCallerToBlame(int point, Integer q850, Integer sip, String slug) {
    BillCodes bill = BillCodes.ofOneParty(false, point, q850, sip);

    assertThat(Causes.ofBill(bill).slug()).isEqualTo(slug);
  }

  @Test
  void everyBillHasACause() {
    int[] points =
        IntStream.concat(IntStream.rangeClosed(-1, 9999), IntStream.of(1 << 30)).toArray();

    assertThat(Arrays.stream(points).mapToObj(CausesTest::unanswered).map(Causes::ofBill))
        .hasSize(points.length)
        .allSatisfy(
            cause -> assertThat(Causes.all()).extracting(Cause::slug).contains(cause.slug()));
  }

  @Test
  void aRefusalIsACause() {
    Cause cause = Causes.ofRefusal(Refusals.of("1013004"));

    assertThat(cause.slug()).isEqualTo("refused-callee-blacklisted");
    assertThat(cause.text()).isEqualTo("The callee is on a blacklist.");
    assertThat(cause.ending()).isEqualTo(Ending.FAILED);
    assertThat(Causes.ofRefusal(Refusals.of("4711")).slug()).isEqualTo("refused-unknown-code");
  }

  @Test
  void listsEverySlugOnce() {
    assertThat(Causes.all()).extracting(Cause::slug).doesNotHaveDuplicates();
    assertThat(Causes.all())
        .hasSizeGreaterThan(80)
        .allSatisfy(
            cause -> {
              assertThat(cause.slug()).matches("[a-z]+(-[a-z]+)*");
              assertThat(cause.text()).matches("[A-Z].*\\.");
            });
  }

  private static BillCodes unanswered(int point) {
    return new BillCodes(true, false, point, 0, 0, 0);
  }
}
