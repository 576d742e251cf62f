package io.dialbridge.twin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Vectors of made-up values, computed by other means. */
class TwinSignatureTest {
  private static final String SECRET = "S3cretExample0123456789abcd";
  private static final String NONCE = "66c92b11ff8a425fb8d4ccfe0ed9ed1f";
  private static final String CREATED = "2026-01-15T08:30:20Z";
  private static final String URL = "https://callback.example.com/voice/status";

  @Test
  void signsRequestsUnderAksk() {
    assertThat(TwinSignature.aksk(SECRET, NONCE, CREATED))
        .isEqualTo("rZo6UnGeUlrghBPFFBV05p0INTqX3yFQxdpKH7E0w5U=");
  }

  @Test
  void signsRequestsUnderWsseInTheHexForm() {
    assertThat(TwinSignature.wsse(SECRET, NONCE, CREATED))
        .isEqualTo(
            "NmQ0NDljODM5NWRkYzQ1OTk0YjQ2ZTI3ZjAxNGZiZmExMjgxMzdhMTU5YTA0OTk3ZTBjN2NjZjc4YzE1ZjU0ZA==");
  }

  @Test
  void signsPushesInBothForms() {
    assertThat(TwinSignature.push2022(SECRET, URL, NONCE, CREATED))
        .isEqualTo("BUdibQ5uyMMSzJ2mjdw/VVzrVqMUkorLUY7ri9Kp1Vw=");
    assertThat(TwinSignature.push2026(SECRET, URL, NONCE, CREATED))
        .isEqualTo("E91xKahTDW0hBWxEH2X13A/QiavYovVa3RBFUFsBK8g=");
  }
}
