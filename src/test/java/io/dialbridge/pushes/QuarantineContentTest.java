package io.dialbridge.pushes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What of a push may be looked at: enough to know what is wrong, and nothing that tells. */
class QuarantineContentTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NUMBER = "13712345678";

  /** Any five digits of the number: more than its masked form shows. */
  private static final List<String> TRACES =
      List.of("12345", "23456", "34567", "45678", "71234", "37123", "MTM3MTIz");

  @Test
  void aBillKeepsItsCodesAndTimesAndLosesWhatTells() {
    JsonNode bill =
        read(
            """
            {"direction":0,"appKey":"appkey0EXAMPLE0000000000000","icid":"CAE-20260115163020-12019775","bindNum":"+8675500001111",
             "calleeNum":"+8613712345678","fwdDstNum":8613712345678,"sessionId":"1201_1_4294967295_20260115090000@callenabler245.example.com",
             "callEndTime":"2026-01-15 08:33:02","failTime":"","ulFailReason":518,"sipStatusCode":"480","recordFlag":1,
             "recordDomain":"ostor.example.com:443","recordObjectName":"26011508302212000001.wav",
             "recordFileDownloadUrl":"https://ostor.example.com/a/b.wav?Signature=hunter","dynIVRPath":"0-2-3","digitInfo":"4711",
             "userData":"0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e3f","hostName":"callenabler.example.com","news":{"deep":["+8613712345678",true,null]}}""");

    assertThat(bill)
        .isEqualTo(
            json(
                """
                {"direction":0,"appKey":"appkey****0000","icid":"CAE-20260115163020-12019775","bindNum":"+86755****1111",
                 "calleeNum":"+86137****5678","fwdDstNum":"861371****5678","sessionId":"1201_1_4294967295_20260115090000@callenabler245.example.com",
                 "callEndTime":"2026-01-15 08:33:02","failTime":"","ulFailReason":518,"sipStatusCode":"480","recordFlag":1,
                 "recordDomain":"ostor.example.com:443","recordObjectName":"****",
                 "recordFileDownloadUrl":"****","dynIVRPath":"****","digitInfo":"****",
                 "userData":"0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e3f","hostName":"callenabler.example.com","news":{"deep":["****",true,null]}}"""));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"timestamp\":\"13712345678\"}                | {\"timestamp\":\"****\"}",
        "{\"stateCode\":482193}                         | {\"stateCode\":\"****\"}",
        "{\"stateCode\":\"482193\"}                     | {\"stateCode\":\"****\"}",
        "{\"sessionId\":\"+8613712345678\"}             | {\"sessionId\":\"****\"}",
        "{\"userData\":\"order-13712345678\"}           | {\"userData\":\"****\"}",
        "{\"eventType\":\"13712345678\"}                | {\"eventType\":\"****\"}",
        "{\"13712345678\":1}                            | {\"****\":\"****\"}",
        "{\"caller\":\"482193 is your code\"}           | {\"caller\":\"****\"}",
        "{\"called\":[\"+8613712345678\"]}              | {\"called\":[\"+86137****5678\"]}",
        "{\"called\":{\"a\":\"+8613712345678\"}}        | {\"called\":{\"a\":\"****\"}}",
        "{\"called\":\"\"}                              | {\"called\":\"\"}",
        "{\"hostName\":\"13712345678.example.com\"}     | {\"hostName\":\"****\"}",
        "{\"stateDesc\":\"The user 137 releases it.\"}  | {\"stateDesc\":\"The user **** releases it.\"}",
        "{\"stateDesc\":\"a\\u0000b \\ud800c\"}          | {\"stateDesc\":\"a␀b ****\"}",
        "\"13712345678\"                                | \"****\"",
        "13712345678                                    | \"****\"",
        "[true,{\"eventType\":5}]                       | [true,{\"eventType\":\"****\"}]",
      })
  void aFieldIsShownOnlyInTheFormThatItShouldHave(String push, String shown) {
    assertThat(read(push)).isEqualTo(json(shown));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"eventType\":\"fee\",\"calleeNum\":\"+8613712 | {\"eventType\":\"fee\",\"calleeNum\":\"****",
        "\"callOutAlertingTime\":\"2026-01-1             | \"callOutAlertingTime\":\"****",
        "\"a\":\"https://a.example.com/b?c=hunter\",0    | \"a\":\"https:****\",****",
        "\"a\":\"https:\\/\\/a.example\\/b?c=hunter\",   | \"a\":\"https:****\",",
        "caller=%2B8613712345678&token=hunter            | caller=****&token=****",
        "GET /push?key=hunter HTTP/1.1                   | GET ****?**** ****",
        "<html>Call 137 1234 5678.</html>                | <html>Call **** **** ****<****>",
        "１３７１２３４５６７８ 您好 abcdefghijklm           | **** **** ****",
        "MTM3MTIzNDU2Nzg=                                | ****=",
        "NUL \u0000 ESC \u001b .                         | NUL ␀ ESC ␛ ****",
      })
  void ofOtherTextOnlyShortWordsAndTheNamesOfFieldsAreLeft(String body, String shown) {
    QuarantineContent content = content(body.getBytes(StandardCharsets.UTF_8), Inbox.WHOLE);

    assertThat(content.form()).isEqualTo("text");
    assertThat(content.text()).isEqualTo(shown);
  }

  @Test
  void bytesThatAreNoTextAreShownAsNothing() {
    assertThat(content(new byte[] {(byte) 0xff, (byte) 0xfe, (byte) 0xfd, '\n'}, Inbox.WHOLE))
        .isEqualTo(new QuarantineContent("text", "****\n", false, "application/json", "UTC"));
    assertThat(content(new byte[0], Inbox.WHOLE).text()).isEmpty();
    assertThat(content(" \n".getBytes(StandardCharsets.UTF_8), Inbox.WHOLE).text())
        .isEqualTo(" \n");
  }

  @Test
  void oneBillOfSeveralIsShownAlone() {
    byte[] body =
        "{\"eventType\":\"fee\",\"feeLst\":[{\"direction\":0},{\"direction\":1}]}"
            .getBytes(StandardCharsets.UTF_8);

    assertThat(json(content(body, 1).text())).isEqualTo(json("{\"direction\":1}"));
    assertThat(content(body, Inbox.WHOLE).text()).contains("feeLst");
  }

  @Test
  void whatIsTooLongIsCutAndSaysSo() {
    QuarantineContent whole = content("a,".repeat(8 << 10).getBytes(StandardCharsets.UTF_8), -1);
    assertThat(whole.text()).hasSize(16 << 10);
    assertThat(whole.cut()).isFalse();

    QuarantineContent cut =
        content(("a,".repeat(8 << 10) + "b").getBytes(StandardCharsets.UTF_8), -1);
    assertThat(cut.text()).isEqualTo(whole.text());
    assertThat(cut.cut()).isTrue();
  }

  /** Indented it would have hundreds of megabytes. */
  @Test
  void theDeepestPushIsCutAsWell() {
    String deep =
        "{\"a\":".repeat(990) + "{" + "\"a\":0,".repeat(100_000) + "\"b\":0}" + "}".repeat(990);

    QuarantineContent content = content(deep.getBytes(StandardCharsets.UTF_8), Inbox.WHOLE);

    assertThat(content.form()).isEqualTo("json");
    assertThat(content.cut()).isTrue();
    assertThat(content.text()).hasSize(16 << 10);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/json                | application/json",
        "application/json;charset=UTF-8  | application/json;charset=UTF-8",
        "text/plain; charset=GBK         | text/plain; charset=GBK",
        "text/plain; a=13712345678       | ****",
        "13712345678                     | ****",
      })
  void aContentTypeIsShownInItsForm(String header, String shown) {
    assertThat(QuarantineContent.of(new byte[0], -1, header, null).contentType()).isEqualTo(shown);
  }

  static Stream<Path> published() throws IOException {
    return PushFiles.all().stream();
  }

  /** Wherever a number stands in a push, whole or broken off, it isn't seen. */
  @ParameterizedTest
  @MethodSource("published")
  void aNumberIsSeenNowhere(Path file) throws IOException {
    String push = Files.readString(file);
    Random chance = new Random(push.length());
    Pattern value = Pattern.compile("(?<=[:\"]\")[^\"]*(?=\")|(?<=:)[0-9]+");
    String[] forms = {
      NUMBER, "+86" + NUMBER, "x" + NUMBER + "y", "137 1234 5678", "MTM3MTIzNDU2Nzg="
    };
    for (int i = 0; i < 2_000; i++) {
      String form = forms[chance.nextInt(forms.length)];
      int which = chance.nextInt((int) value.matcher(push).results().count());
      int[] at = {0};
      String planted = value.matcher(push).replaceAll(old -> at[0]++ == which ? form : old.group());
      if (i % 2 == 0) {
        planted = planted.substring(0, chance.nextInt(planted.length()));
      }
      String text = content(planted.getBytes(StandardCharsets.UTF_8), Inbox.WHOLE).text();

      assertThat(TRACES).as(planted).noneMatch(text::contains);
    }
  }

  private static QuarantineContent content(byte[] body, int item) {
    return QuarantineContent.of(body, item, "application/json", "UTC");
  }

  private static JsonNode read(String push) {
    QuarantineContent content = content(push.getBytes(StandardCharsets.UTF_8), Inbox.WHOLE);
    assertThat(content.form()).isEqualTo("json");
    return json(content.text());
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new AssertionError(text, e);
    }
  }
}
