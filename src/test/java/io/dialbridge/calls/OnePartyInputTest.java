package io.dialbridge.calls;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TestingFacade.Answer;
import io.dialbridge.testing.TwinBeside;
import io.dialbridge.values.PhoneNumber;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bad notifications and verifications get a problem that names the field; nothing stays behind. */
@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
class OnePartyInputTest {
  private static final List<CallKind> ONE_PARTY =
      List.of(CallKind.NOTIFICATION, CallKind.VERIFICATION);
  private static final String CALLEE = "+8615400010301";
  private static final String TEMPLATE = "\"template\":\"arrears\",\"parameters\":[\"88.50\"]";

  @Inject PartyIndex index;

  private final TestingFacade facade = TestingFacade.ofTest();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{}]                                                        | items[0].file",
        "[{\"file\":\"a.wav\",\"template\":\"arrears\"}]              | items[0].template",
        "[{\"file\":\"a.wav\",\"parameters\":[\"1\"]}]                | items[0].parameters",
        "[{\"file\":\"a.wav\",\"parameters\":[]}]                     | items[0].parameters",
        "[{\"file\":\"a.wav\"},{\"file\":\"b.wav\",\"collectDigits\":33}] | items[1].collectDigits",
        "[{\"file\":\"a.wav\",\"collectDigits\":-1}]                  | items[0].collectDigits",
        "[{\"file\":\"a.wav\",\"replay\":true}]                       | items[0].replay",
        "[{\"file\":\"a.wav\",\"replayOn\":\"1\"}]                    | items[0].replayOn",
        "[{\"file\":\"a.wav\",\"collectDigits\":0,\"replayOn\":\"1\"}] | items[0].replayOn",
        "[{\"file\":\"a.wav\",\"collectDigits\":1,\"replayOn\":\"12\"}] | items[0].replayOn",
        "[{\"file\":\"a.wav\",\"collectDigits\":1,\"replayOn\":\"a\"}] | items[0].replayOn",
        "[{\"file\":\"a.wav\",\"collectDigits\":1,\"replay\":false,\"replayOn\":\"1\"}] | items[0].replay",
        "[{\"file\":\"a.wav\",\"optOutOn\":\"9\"}]                 | items[0].optOutOn",
        "[{\"file\":\"a.wav\",\"collectDigits\":1,\"optOutOn\":\"99\"}] | items[0].optOutOn",
        "[{\"file\":\"a.wav\",\"collectDigits\":1,\"optOutOn\":\"x\"}] | items[0].optOutOn",
        "[{\"file\":\"a.wav\",\"collectDigits\":1,\"replayOn\":\"1\",\"optOutOn\":\"1\"}] | items[0].optOutOn",
        "[{\"file\":\"a b.wav\"}]                                     | items[0].file",
        "[{\"template\":\"\"}]                                        | items[0].template",
        "[{\"template\":\"arrears\",\"parameters\":[\"${TXT_8}\"]}]   | items[0].parameters[0]",
        "[{\"template\":\"arrears\",\"parameters\":[\"1\",\"\"]}]     | items[0].parameters[1]",
        "[{\"template\":\"arrears\",\"parameters\":[\"十一个汉字超过三十二字节\"]}] | items[0].parameters[0]",
        "[{\"template\":\"arrears\",\"parameters\":[\"a\\u0000\"]}]   | items[0].parameters[0]",
        "[{\"template\":\"arrears\",\"parameters\":[null]}]           | items[0].parameters[0]",
        "[null]                                                      | items[0]",
        "[]                                                          | items",
        "null                                                        | items",
        "[{\"file\":\"1\"},{\"file\":\"2\"},{\"file\":\"3\"},{\"file\":\"4\"},{\"file\":\"5\"},{\"file\":\"6\"}] | items",
      })
  void anItemThatCanNotBePlayedIsNamed(String items, String field) {
    refused(notify("{\"callee\":\"+8615400010301\",\"items\":" + items + "}"), 422, field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"items\":[{TEMPLATE}]                                                  | callee",
        "\"items\":[{TEMPLATE}],\"callee\":\"15400010001\"                        | callee",
        "\"items\":[{TEMPLATE}],\"callee\":\"+8615400010301\",\"app\":\"courier\" | app",
        "\"items\":[{TEMPLATE}],\"callee\":\"+8615400010301\",\"shownToCallee\":\"+8675500001111\" | shownToCallee",
        "\"items\":[{TEMPLATE}],\"callee\":\"+8615400010301\",\"reference\":\"a\\u0007\" | reference",
      })
  void aFieldOfANotificationIsNamed(String fields, String field) {
    refused(notify("{" + fields.replace("TEMPLATE", TEMPLATE) + "}"), 422, field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"items\":[{\"file\":\"a.wav\",\"collectDigits\":\"1\"}]} | items[0].collectDigits",
        "{\"items\":[{\"file\":\"a.wav\",\"replay\":\"true\"}]}     | items[0].replay",
        "{\"items\":[{\"file\":\"a.wav\",\"replayOn\":1}]}          | items[0].replayOn",
        "{\"items\":[{\"file\":\"a.wav\",\"repeat\":1}]}            | items[0].repeat",
        "{\"items\":[{\"template\":\"a\",\"parameters\":[8]}]}      | items[0].parameters[0]",
        "{\"items\":{}}                                             | items",
        "{\"caller\":\"+8615400000001\"}                            | caller",
      })
  void aWrongTypeInANotificationIsToldWhere(String body, String field) {
    refused(notify(body), 400, field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"callee\":\"+8615400010301\"                                       | code",
        "\"callee\":\"+8615400010301\",\"code\":\"4\"                        | code",
        "\"callee\":\"+8615400010301\",\"code\":\"482148214\"                | code",
        "\"callee\":\"+8615400010301\",\"code\":\"48a1\"                     | code",
        "\"callee\":\"+8615400010301\",\"code\":\"４８２１\"                  | code",
        "\"callee\":\"+8615400010301\",\"code\":\"4821\",\"repeat\":0         | repeat",
        "\"callee\":\"+8615400010301\",\"code\":\"4821\",\"repeat\":10        | repeat",
        "\"callee\":\"+8615400010301\",\"code\":\"4821\",\"promptBefore\":\"\" | promptBefore",
        "\"callee\":\"+8615400010301\",\"code\":\"4821\",\"promptAfter\":\"/\" | promptAfter",
        "\"callee\":\"+8615400010301\",\"code\":\"4821\",\"app\":\"notice\"   | app",
        "\"code\":\"4821\"                                                   | callee",
      })
  void aFieldOfAVerificationIsNamed(String fields, String field) {
    refused(verify("{" + fields + "}"), 422, field);
  }

  @Test
  void aCodeThatIsNoStringIsNotRepeatedInTheProblem() {
    Answer answer = verify("{\"callee\":\"+8615400010301\",\"code\":482177}");

    refused(answer, 400, "code");
    assertThat(answer.raw().body()).doesNotContain("482177");
    assertThat(verify("{\"callee\":\"+8615400010301\",\"code\":\"48217x7\"}").raw().body())
        .doesNotContain("48217x7");
  }

  @Test
  void everyFieldThatIsWrongIsNamedAtOnce() {
    Answer answer =
        notify(
            "{\"callee\":\"+8615400010301\",\"items\":[{},{\"file\":\"a.wav\",\"replay\":true},{TEMPLATE}]}"
                .replace("TEMPLATE", TEMPLATE));

    assertThat(answer.body().path("errors"))
        .extracting(error -> error.path("field").asText())
        .containsExactlyInAnyOrder("items[0].file", "items[1].replay");
  }

  private Answer notify(String body) {
    return facade.post("/v1/notifications", body, Map.of());
  }

  private Answer verify(String body) {
    return facade.post("/v1/verifications", body, Map.of());
  }

  private void refused(Answer answer, int status, String field) {
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(status);
    assertThat(answer.code()).isEqualTo(status == 422 ? "invalid-fields" : "malformed-body");
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    JsonNode errors = answer.body().path("errors");
    assertThat(errors).extracting(error -> error.path("field").asText()).contains(field);
    assertThat(answer.body().path("detail").asText()).contains(field);
    List<CallSession> kept =
        QuarkusTransaction.requiringNew()
            .call(
                () ->
                    CallSession.of(index.find(new PhoneNumber(CALLEE), "callee", null, null, 200)));
    assertThat(kept).extracting(CallSession::kind).doesNotContainAnyElementsOf(ONE_PARTY);
  }
}
