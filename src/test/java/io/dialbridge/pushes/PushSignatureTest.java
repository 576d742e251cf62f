package io.dialbridge.pushes;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialbridge.platform.App;
import io.dialbridge.platform.ServiceKind;
import io.dialbridge.pushes.PushSignature.Form;
import io.dialbridge.values.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Around vectors of made-up values, computed by other means. */
class PushSignatureTest {
  private static final String URL = "https://callback.example.com/voice/status";
  private static final Instant RECEIVED = Instant.parse("2026-01-15T08:30:21Z");
  private static final App APP =
      new App(
          "courier",
          "appkey0EXAMPLE0000000000000",
          "S3cretExample0123456789abcd",
          ServiceKind.CALLBACK,
          List.of(new PhoneNumber("+8675500001111")),
          List.of("0".repeat(32)),
          true,
          null,
          List.of());
  private static final String USERNAME = "Username=\"appkey0EXAMPLE0000000000000\"";
  private static final String DIGEST_2026 =
      "PasswordDigest=\"E91xKahTDW0hBWxEH2X13A/QiavYovVa3RBFUFsBK8g=\"";
  private static final String DIGEST_2022 =
      "PasswordDigest=\"BUdibQ5uyMMSzJ2mjdw/VVzrVqMUkorLUY7ri9Kp1Vw=\"";
  private static final String NONCE = "Nonce=\"66c92b11ff8a425fb8d4ccfe0ed9ed1f\"";
  private static final String CREATED = "Created=\"2026-01-15T08:30:20Z\"";
  private static final String HEADER_2026 = header(",", USERNAME, DIGEST_2026, NONCE, CREATED);

  @ParameterizedTest
  @ValueSource(strings = {",", ", ", " , ", " "})
  void matchesBothForms(String separator) {
    PushSignature of2026 = judge(header(separator, USERNAME, DIGEST_2026, NONCE, CREATED));
    PushSignature of2022 = judge(header(separator, USERNAME, DIGEST_2022, NONCE, CREATED));

    assertThat(of2026).isEqualTo(new PushSignature(Form.FORM_2026, "UTC"));
    assertThat(of2022).isEqualTo(new PushSignature(Form.FORM_2022, "UTC"));
  }

  @Test
  void theOrderOfThePartsDoesNotMatter() {
    assertThat(judge(header(",", CREATED, NONCE, DIGEST_2026, USERNAME)).form())
        .isEqualTo(Form.FORM_2026);
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", "  "})
  void isAbsentWithoutAHeader(String header) {
    assertThat(PushSignature.judge(APP, URL, header, RECEIVED))
        .isEqualTo(new PushSignature(Form.ABSENT, null));
  }

  @ParameterizedTest
  @CsvSource({
    "E91xKahTDW0hBWxEH2X13A, e91xKahTDW0hBWxEH2X13A",
    "FsBK8g=, FsBK8g",
    "appkey0EXAMPLE0000000000000, appkey0EXAMPLE0000000000001",
    "appkey0EXAMPLE0000000000000, ''",
    "66c92b11, 66c92b12",
    "08:30:20Z, 08:30:21Z",
    "Username, username",
    "Nonce, Nonsense",
    "PasswordDigest, Digest",
    "'\"', ''"
  })
  void mismatchesWhereAnythingDiffers(String part, String other) {
    assertThat(HEADER_2026).contains(part);

    assertThat(judge(HEADER_2026.replace(part, other)).form()).isEqualTo(Form.MISMATCH);
  }

  @Test
  void mismatchesWithoutAnyOfItsParts() {
    for (String missing : List.of(USERNAME, DIGEST_2026, NONCE, CREATED)) {
      assertThat(judge(HEADER_2026.replace(missing, "")).form()).isEqualTo(Form.MISMATCH);
    }
    assertThat(judge("garbage")).isEqualTo(new PushSignature(Form.MISMATCH, null));
  }

  @Test
  void mismatchesUnderAnotherAddressOrSecret() {
    App other =
        new App(
            APP.name(),
            APP.key(),
            "another secret",
            APP.kind(),
            APP.displayNumbers(),
            APP.pushSecrets(),
            true,
            null,
            List.of());

    assertThat(PushSignature.judge(APP, URL + "/", HEADER_2026, RECEIVED).form())
        .isEqualTo(Form.MISMATCH);
    assertThat(PushSignature.judge(other, URL, HEADER_2026, RECEIVED).form())
        .isEqualTo(Form.MISMATCH);
  }

  @Test
  void readsHeadersOf1024CharactersAtMost() {
    String longest = HEADER_2026 + " ".repeat(1024 - HEADER_2026.length());

    assertThat(judge(longest).form()).isEqualTo(Form.FORM_2026);
    assertThat(judge(longest + " ")).isEqualTo(new PushSignature(Form.MISMATCH, null));
  }

  @ParameterizedTest
  @CsvSource({
    "2026-01-15T08:30:20Z, UTC",
    "2026-01-15T08:40:20Z, UTC",
    "2026-01-15T04:30:20Z, UTC",
    "2026-01-15T04:30:19Z, +08:00",
    "2026-01-15T00:30:20Z, +08:00",
    "2026-01-15T00:20:20Z, +08:00",
    "2026-01-14T12:00:00Z, +08:00"
  })
  void createdIsInTheZoneThatLiesNearer(Instant receivedAt, String zone) {
    PushSignature signature = PushSignature.judge(APP, URL, HEADER_2026, receivedAt);

    assertThat(signature).isEqualTo(new PushSignature(Form.FORM_2026, zone));
  }

  @Test
  void theZoneOfAnUnreadableCreatedIsNotKnown() {
    assertThat(judge(HEADER_2026.replace("08:30:20Z", "08:30:20.123+08:00")).createdZone())
        .isNull();
    assertThat(judge(HEADER_2026.replace("2026-01-15T", "2026-13-15T")).createdZone()).isNull();
  }

  @Test
  void isGoodWhateverItsAge() {
    for (Duration age : List.of(Duration.ofHours(7), Duration.ofDays(400), Duration.ofDays(-1))) {
      PushSignature signature = PushSignature.judge(APP, URL, HEADER_2026, RECEIVED.plus(age));

      assertThat(signature.form().isGood()).isTrue();
    }
  }

  @Test
  void onlyTheTwoFormsAreGood() {
    assertThat(Form.values())
        .filteredOn(Form::isGood)
        .containsExactly(Form.FORM_2026, Form.FORM_2022);
  }

  private static String header(String separator, String... parts) {
    return "UsernameToken " + String.join(separator, parts);
  }

  private static PushSignature judge(String header) {
    return PushSignature.judge(APP, URL, header, RECEIVED);
  }
}
