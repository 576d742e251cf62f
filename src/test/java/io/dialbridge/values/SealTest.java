package io.dialbridge.values;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealTest {
  private static final String KEY = "00112233445566778899aabbccddeeff".repeat(2);

  private final Seal seal = new Seal(KEY, null);

  @Test
  void isHmacSha256OverPartsBehindTheirLengths() {
    // printf '\0\0\0\6cursor\0\0\0\3one\0\0\0\0' | openssl dgst -sha256 -mac hmac -macopt hexkey:…
    assertThat(hex(seal.of("cursor", bytes("one"), bytes(""))))
        .isEqualTo("b0c2fd007ff2dd5ab283a4f50c6c644b7e962fb34141dea56bc457c3566bd035");
  }

  @Test
  void isTheSameForTheSame() {
    Seal other = new Seal(KEY.toUpperCase(Locale.ROOT), null);

    assertThat(other.of("cursor", bytes("one"), bytes("two")))
        .isEqualTo(seal.of("cursor", bytes("one"), bytes("two")));
  }

  @Test
  void keepsKeysApart() {
    Seal other = new Seal(KEY.replace("00", "01"), null);

    assertThat(other.of("cursor", bytes("one"))).isNotEqualTo(seal.of("cursor", bytes("one")));
  }

  @Test
  void knowsAgainWhatThePreviousKeySealed() {
    String next = KEY.replace("00", "01");

    assertThat(new Seal(next, KEY).all("cursor", bytes("one")))
        .containsExactly(
            new Seal(next, null).of("cursor", bytes("one")), seal.of("cursor", bytes("one")));
    assertThat(seal.all("cursor", bytes("one"))).containsExactly(seal.of("cursor", bytes("one")));
    assertThatThrownBy(() -> new Seal(KEY, "abcd"))
        .hasMessageContaining("dialbridge.sealing.previous-key");
  }

  @Test
  void keepsPurposesApart() {
    assertThat(seal.of("cursor", bytes("one"))).isNotEqualTo(seal.of("request", bytes("one")));
    assertThat(seal.of("cursor", bytes("one"))).isNotEqualTo(seal.of("cursorone"));
    assertThat(seal.of("cursor", bytes("one"))).isNotEqualTo(seal.of("curso", bytes("rone")));
  }

  @Test
  void keepsPartsApart() {
    assertThat(seal.of("cursor", bytes("ab"), bytes("c")))
        .isNotEqualTo(seal.of("cursor", bytes("a"), bytes("bc")))
        .isNotEqualTo(seal.of("cursor", bytes("abc")))
        .isNotEqualTo(seal.of("cursor", bytes("c"), bytes("ab")))
        .isNotEqualTo(seal.of("cursor", bytes("ab"), bytes("c"), bytes("")));
  }

  @Test
  void takesLongerKeys() {
    assertThat(new Seal(KEY + "ff", null).of("cursor")).hasSize(32).isNotEqualTo(seal.of("cursor"));
  }

  @Test
  void refusesShortKeys() {
    assertThatThrownBy(() -> new Seal(KEY.substring(2), null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("dialbridge.sealing.key must have at least 64 hex digits (256 bit)");
    assertThatThrownBy(() -> new Seal("", null)).isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00112233445566778899aabbccddeeff00112233445566778899aabbccddeefg",
        "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff0",
        "00:11:22:33:44:55:66:77:88:99:aa:bb:cc:dd:ee:ff",
        "a pass phrase that is long enough to be a key of thirty-two byte"
      })
  void refusesWhatIsNoHexWithoutShowingIt(String key) {
    assertThatThrownBy(() -> new Seal(key, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("dialbridge.sealing.key")
        .asString()
        .doesNotContain(key);
    assertThatThrownBy(() -> new Seal(key, null))
        .rootCause()
        .satisfies(cause -> assertThat(String.valueOf(cause.getMessage())).doesNotContain(key));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
