package io.dialbridge.platform;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialbridge.values.PhoneNumber;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PushAddressTest {
  private static final String FIRST = "0123456789abcdef0123456789abcdef";
  private static final String SECOND = "fedcba9876543210fedcba9876543210";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://calls.example.com",
        "https://calls.example.com/",
        "https://calls.example.com//"
      })
  void isMadeOfThePublicAddressTheAppAndItsSecret(String publicUrl) {
    assertThat(new PushAddress(() -> publicUrl).of(app(FIRST, SECOND), SECOND))
        .isEqualTo("https://calls.example.com/push/courier/fedcba9876543210fedcba9876543210");
  }

  @Test
  void isToldWithTheFirstSecretInBase64() {
    assertThat(new PushAddress(() -> "https://calls.example.com/").base64(app(FIRST, SECOND)))
        .isEqualTo(
            "aHR0cHM6Ly9jYWxscy5leGFtcGxlLmNvbS9wdXNoL2NvdXJpZXIvMDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3ODlhYmNkZWY=");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://calls.example.com",
        "http://203.0.113.7:9330",
        "https://calls.example.com/voice/v1",
        "http://127.0.0.1:8080/"
      })
  void letsAddressesThroughThatThePlatformTakes(String publicUrl) {
    assertThatCode(() -> check(publicUrl, app(FIRST, SECOND))).doesNotThrowAnyException();
  }

  @Test
  void takes96BytesAndNotOneMore() {
    String publicUrl = "https://" + "a".repeat(96 - 8 - "/push/courier/".length() - FIRST.length());
    PushAddress longest = new PushAddress(() -> publicUrl);

    assertThat(longest.of(app(FIRST), FIRST)).hasSize(96);
    assertThat(longest.base64(app(FIRST))).hasSize(128);
    assertThat(new String(Base64.getDecoder().decode(longest.base64(app(FIRST))), US_ASCII))
        .isEqualTo(longest.of(app(FIRST), FIRST));
    assertThatCode(() -> longest.check(app(FIRST))).doesNotThrowAnyException();
    refused(publicUrl + "a", app(FIRST), "97 bytes");
    refused(publicUrl, app(FIRST, SECOND + "00"), "98 bytes");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://my_calls.example.com",
        "https://calls.example.com?to=",
        "https://calls.example.com/a&b",
        "https://calls.example.com/a=b",
        "https://calls.example.com/#",
        "https://calls.example.com/%41",
        "https://user@calls.example.com",
        "https://[2001:db8::1]",
        "https://呼叫.example.com",
        "https://calls.example.com/ ",
        " https://calls.example.com",
        "https://calls.example.com\n",
        "calls.example.com",
        "ftp://calls.example.com",
        "https:",
        "https://",
        ""
      })
  void refusesAddressesThatThePlatformWouldRefuse(String publicUrl) {
    refused(publicUrl, app(FIRST), "letters, digits and - : . /");
  }

  private static void refused(String publicUrl, App app, String why) {
    assertThatThrownBy(() -> check(publicUrl, app))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .contains("dialbridge.public.url", why)
        .doesNotContain(app.pushSecrets());
  }

  private static void check(String publicUrl, App app) {
    new PushAddress(() -> publicUrl).check(app);
  }

  private static App app(String... pushSecrets) {
    return new App(
        "courier",
        "appKey",
        "app-secret",
        ServiceKind.CALLBACK,
        List.of(new PhoneNumber("+8675500001111")),
        List.of(pushSecrets),
        false,
        null,
        List.of());
  }
}
