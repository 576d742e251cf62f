package io.dialbridge.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Vectors of made-up values, computed by other means. */
class AkskSignatureTest {
  private static final String SECRET = "S3cretExample0123456789abcd";
  private static final String NONCE = "66c92b11ff8a425fb8d4ccfe0ed9ed1f";
  private static final String CREATED = "2026-01-15T08:30:20Z";
  private static final String URL = "https://callback.example.com/voice/status";

  @Test
  void signsRequests() {
    String digest = AkskSignature.ofRequest(SECRET, NONCE, CREATED);

    assertThat(digest).isEqualTo("rZo6UnGeUlrghBPFFBV05p0INTqX3yFQxdpKH7E0w5U=");
    assertThat(HexFormat.of().formatHex(Base64.getDecoder().decode(digest)))
        .isEqualTo("ad9a3a52719e525ae08413c5141574e69d08353a97df2150c5da4a1fb134c395");
  }

  @Test
  void signsPushesInTheFormOf2022() {
    assertThat(AkskSignature.ofPush2022(SECRET, URL, NONCE, CREATED))
        .isEqualTo("BUdibQ5uyMMSzJ2mjdw/VVzrVqMUkorLUY7ri9Kp1Vw=");
  }

  @Test
  void signsPushesInTheFormOf2026() {
    assertThat(AkskSignature.ofPush2026(SECRET, URL, NONCE, CREATED))
        .isEqualTo("E91xKahTDW0hBWxEH2X13A/QiavYovVa3RBFUFsBK8g=");
  }
}
