package io.dialbridge.explain;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialbridge.values.Language;
import io.dialbridge.values.Text;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
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
    "8011, platform-error, FAILED",
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
    assertThat(cause.text())
        .isEqualTo(
            new Text(
                "The platform names a state code that is unknown here (stateCode 8765).",
                "平台返回了未收录的状态码（stateCode 8765）。"));
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
  @CsvSource({
    "0, 0, 0",
    "0, 31, 0",
    "100, 0, 0",
    "518, 17, 486",
    "524, 0, 0",
    "2801, 0, 0",
    "8007, 0, 0",
    "8010, 0, 0",
    "9999, 16, 500",
    ", , "
  })
  void anAnsweredCallbackHasHungUpWhateverTheCodesSay(Integer point, Integer q850, Integer sip) {
    BillCodes bill = new BillCodes(true, true, point, q850, q850, sip);

    assertThat(Causes.ofBill(bill)).isEqualTo(Causes.ofStateCode(0));
  }

  /** While something is played to one person, what goes wrong tells more than the hanging up. */
  @ParameterizedTest
  @CsvSource({
    "100, 8008",
    "524, 8006",
    "2801, 8007",
    "2812, 8007",
    "2837, 8007",
    "7107, 8007",
    "8005, 8005",
    "8006, 8006",
    "8007, 8007",
    "8008, 8008",
    "0, 0",
    "514, 0",
    "518, 0",
    "2907, 0",
    "8010, 0",
    "8101, 0",
    "9999, 0",
    ", 0"
  })
  void anAnsweredOnePartyCallMayHaveFailedToPlayOrCollect(Integer point, int stateCode) {
    BillCodes bill = BillCodes.ofOneParty(true, point, 0, 0);

    assertThat(Causes.ofBill(bill)).isEqualTo(Causes.ofOnePartyStateCode(stateCode));
  }

  @Test
  void hungUpIsTrueOfCallsToOneAndToTwo() {
    assertThat(Causes.ofOnePartyStateCode(0))
        .isEqualTo(Causes.ofStateCode(0))
        .extracting(Cause::text)
        .isEqualTo(new Text("The call was connected and then hung up.", "通话接通后挂断。"));
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
        .isEqualTo(
            new Text(
                "The network could not connect the callee (Q.850 42 congestion, SIP 503).",
                "网络未能接通被叫（Q.850 42 交换设备拥塞，SIP 503）。"));
  }

  @Test
  void aLegThatIsBlamedFailedEvenIfItsCodesAreSilent() {
    Cause cause = Causes.ofBill(new BillCodes(true, false, 518, 0, 0, 0));

    assertThat(cause.slug()).isEqualTo("callee-leg-failed");
    assertThat(cause.text())
        .isEqualTo(new Text("The network could not connect the callee.", "网络未能接通被叫。"));
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
    assertThat(Causes.ofBill(unanswered(9999)).text().en()).contains("ulFailReason 9999");
    assertThat(Causes.ofBill(unanswered(9999)).text().zh()).contains("ulFailReason 9999");
    assertThat(Causes.ofBill(unanswered(9999)).ending()).isEqualTo(Ending.FAILED);
  }

  @ParameterizedTest
  @CsvSource({
    "513, 0, 0, callee-no-answer",
    "514, 0, 0, callee-no-answer",
    "516, 0, 0, given-up",
    "518, 17, 486, callee-busy",
    "519, 0, 480, callee-unreachable",
    "520, 21, 0, callee-rejected",
    "530, 0, 0, given-up",
    "541, 0, 0, callee-leg-failed",
    "550, 0, 0, callee-leg-failed",
    "552, 0, 0, given-up",
    "486, 0, 0, callee-busy",
    "8009, 0, 0, given-up",
    "8107, 0, 0, callee-no-answer"
  })
  void aOnePartyCallHasNoCallerToBlame(int point, Integer q850, Integer sip, String slug) {
    BillCodes bill = BillCodes.ofOneParty(false, point, q850, sip);

    assertThat(Causes.ofBill(bill).slug()).isEqualTo(slug);
  }

  @Test
  void noCodeBlamesTheCallerOfAOnePartyCall() {
    assertThat(IntStream.rangeClosed(0, 9999))
        .allSatisfy(
            code -> {
              blamesNoCaller(Causes.ofOnePartyStateCode(code));
              blamesNoCaller(Causes.ofBill(BillCodes.ofOneParty(false, code, 0, 0)));
              blamesNoCaller(Causes.ofBill(BillCodes.ofOneParty(true, code, 0, 0)));
            });
  }

  /** A number on a blacklist needs no person: it is the display number of a one-party call. */
  private static void blamesNoCaller(Cause cause) {
    if (!cause.slug().equals("caller-blacklisted")) {
      assertThat(cause.slug()).doesNotContain("caller");
      assertThat(cause.text().en()).doesNotContain("The caller", "two parties");
    }
  }

  /** 519 speaks of the leg called first, and an absent Q.850 value tells no more than 0 does. */
  @ParameterizedTest
  @CsvSource({"0", ","})
  void aCallbackHasACallerEvenIfItsCodeIsAbsent(Integer callerQ850) {
    BillCodes bill = new BillCodes(true, false, 519, callerQ850, 0, 0);

    assertThat(Causes.ofBill(bill).slug()).isEqualTo("caller-leg-failed");
  }

  @ParameterizedTest
  @CsvSource({
    "0, true",
    "8010, true",
    "8008, true",
    "8005, false",
    "8006, false",
    "8007, false",
    "8003, false",
    "8017, false",
    "8101, false",
    "8765, false"
  })
  void someStateCodesImplyAnAnswer(int stateCode, boolean answered) {
    assertThat(Causes.impliesAnswer(stateCode)).isEqualTo(answered);
  }

  @Test
  void billCodesWrittenBeforeThereWereOnePartyCallsAreACallbacks() throws IOException {
    BillCodes bill = new BillCodes(true, false, 518, 0, 17, 486);
    ObjectMapper json = new ObjectMapper();
    ObjectNode written = json.valueToTree(bill);
    written.remove("oneParty");

    assertThat(json.treeToValue(written, BillCodes.class)).isEqualTo(bill);
  }

  @Test
  void everyBillHasACause() {
    int[] points =
        IntStream.concat(IntStream.rangeClosed(-1, 9999), IntStream.of(1 << 30)).toArray();

    assertThat(Arrays.stream(points).mapToObj(CausesTest::unanswered).map(Causes::ofBill))
        .hasSize(points.length)
        .allSatisfy(CausesTest::isInTheCatalogue);
    assertThat(Arrays.stream(points).mapToObj(CausesTest::answeredByOne).map(Causes::ofBill))
        .allSatisfy(CausesTest::isInTheCatalogue);
  }

  private static void isInTheCatalogue(Cause cause) {
    assertThat(CauseCatalogue.in(Language.EN).find(cause.slug())).isPresent();
    Wording.isSentence(cause.text());
  }

  @Test
  void aRefusalIsACause() {
    Cause cause = Causes.ofRefusal(Refusals.of("1013004"));

    assertThat(cause.slug()).isEqualTo("refused-callee-blacklisted");
    assertThat(cause.text()).isEqualTo(new Text("The callee is on a blacklist.", "被叫在黑名单中。"));
    assertThat(cause.ending()).isEqualTo(Ending.FAILED);
    assertThat(Causes.ofRefusal(Refusals.of("4711")).slug()).isEqualTo("refused-unknown-code");
  }

  @Test
  void silenceIsACauseToo() {
    assertThat(
            List.of(
                Causes.noCapacity(),
                Causes.ruledOut(),
                Causes.platformUnreachable(),
                Causes.endNeverReported(),
                Causes.neverHeardOf()))
        .allSatisfy(CausesTest::isInTheCatalogue)
        .allSatisfy(cause -> assertThat(cause.ending()).isEqualTo(Ending.FAILED))
        .extracting(Cause::slug)
        .containsExactly(
            "no-capacity",
            "ruled-out",
            "platform-unreachable",
            "end-never-reported",
            "never-heard-of");
  }

  private static BillCodes unanswered(int point) {
    return new BillCodes(true, false, point, 0, 0, 0);
  }

  private static BillCodes answeredByOne(int point) {
    return BillCodes.ofOneParty(true, point, 0, 0);
  }
}
