package io.dialbridge.platform;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import org.junit.jupiter.api.Test;

/** A vector of made-up values, computed by other means. */
class WsseSignatureTest {
  private final String digest =
      WsseSignature.ofRequest(
          "S3cretExample0123456789abcd",
          "66c92b11ff8a425fb8d4ccfe0ed9ed1f",
          "2026-01-15T08:30:20Z");

  @Test
  void isBase64OfTheHexText() {
    assertThat(digest)
        .isEqualTo(
            "NmQ0NDljODM5NWRkYzQ1OTk0YjQ2ZTI3ZjAxNGZiZmExMjgxMzdhMTU5YTA0OTk3ZTBjN2NjZjc4YzE1ZjU0ZA==");
    assertThat(new String(Base64.getDecoder().decode(digest), US_ASCII))
        .isEqualTo("6d449c8395ddc45994b46e27f014fbfa128137a159a04997e0c7ccf78c15f54d");
  }

  @Test
  void isNotBase64OfTheRawBytes() {
    assertThat(digest).isNotEqualTo("bUScg5XdxFmUtG4n8BT7+hKBN6FZoEmX4MfM94wV9U0=");
  }
}
