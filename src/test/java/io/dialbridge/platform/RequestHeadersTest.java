package io.dialbridge.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialbridge.values.PhoneNumber;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Vectors of made-up values as whole headers. */
class RequestHeadersTest {
  private static final String NONCE = "66c92b11ff8a425fb8d4ccfe0ed9ed1f";
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-01-15T08:30:20.987Z"), ZoneOffset.ofHours(-5));
  private static final App APP =
      new App(
          "courier",
          "appkey0EXAMPLE0000000000000",
          "S3cretExample0123456789abcd",
          ServiceKind.CALLBACK,
          List.of(new PhoneNumber("+8675500001111")),
          List.of("0".repeat(32)),
          false,
          null,
          List.of());

  @Test
  void signsUnderAksk() {
    RequestHeaders.Signed signed = sign(SignatureScheme.AKSK, ZoneOffset.UTC);

    assertThat(signed.authorization())
        .isEqualTo("AKSK realm=\"SDP\",profile=\"UsernameToken\",type=\"Appkey\"");
    assertThat(signed.aksk())
        .isEqualTo(
            "UsernameToken"
                + " Username=\"appkey0EXAMPLE0000000000000\",PasswordDigest=\"rZo6UnGeUlrghBPFFBV05p0INTqX3yFQxdpKH7E0w5U=\",Nonce=\"66c92b11ff8a425fb8d4ccfe0ed9ed1f\",Created=\"2026-01-15T08:30:20Z\"");
    assertThat(signed.wsse()).isNull();
  }

  @Test
  void signsUnderWsse() {
    RequestHeaders.Signed signed = sign(SignatureScheme.WSSE, ZoneOffset.UTC);

    assertThat(signed.authorization())
        .isEqualTo("WSSE realm=\"SDP\",profile=\"UsernameToken\",type=\"Appkey\"");
    assertThat(signed.wsse())
        .isEqualTo(
            "UsernameToken"
                + " Username=\"appkey0EXAMPLE0000000000000\",PasswordDigest=\"NmQ0NDljODM5NWRkYzQ1OTk0YjQ2ZTI3ZjAxNGZiZmExMjgxMzdhMTU5YTA0OTk3ZTBjN2NjZjc4YzE1ZjU0ZA==\",Nonce=\"66c92b11ff8a425fb8d4ccfe0ed9ed1f\",Created=\"2026-01-15T08:30:20Z\"");
    assertThat(signed.aksk()).isNull();
  }

  @Test
  void createdIsTheTimeAtTheOffsetBehindALiteralZ() {
    RequestHeaders.Signed signed = sign(SignatureScheme.AKSK, ZoneOffset.of("+08:00"));

    assertThat(signed.aksk()).endsWith(",Created=\"2026-01-15T16:30:20Z\"");
  }

  @Test
  void theDigestIsThatOfTheCreatedSent() {
    RequestHeaders.Signed signed = sign(SignatureScheme.AKSK, ZoneOffset.of("+08:00"));

    assertThat(signed.aksk())
        .contains(
            "PasswordDigest=\""
                + AkskSignature.ofRequest(APP.secret(), NONCE, "2026-01-15T16:30:20Z")
                + "\"");
  }

  @Test
  void everyRequestHasANonceOfItsOwn() {
    RequestHeaders headers = headers(SignatureScheme.AKSK, ZoneOffset.UTC, new Random(1));

    String one = nonce(headers.sign(APP));
    String other = nonce(headers.sign(APP));

    assertThat(one).matches("[0-9a-f]{32}").isNotEqualTo(other);
    assertThat(other).matches("[0-9a-f]{32}");
  }

  private static RequestHeaders.Signed sign(SignatureScheme scheme, ZoneOffset offset) {
    return headers(scheme, offset, new RandomOfTheVector()).sign(APP);
  }

  private static RequestHeaders headers(SignatureScheme scheme, ZoneOffset offset, Random random) {
    return new RequestHeaders(new TestingPlatformConfig(scheme, offset), CLOCK, random);
  }

  private static String nonce(RequestHeaders.Signed signed) {
    return signed.aksk().replaceAll(".*Nonce=\"([^\"]*)\".*", "$1");
  }

  private static final class RandomOfTheVector extends Random {
    private static final long serialVersionUID = 1L;

    @Override
    public void nextBytes(byte[] bytes) {
      byte[] nonce = HexFormat.of().parseHex(NONCE);
      assertThat(bytes).hasSameSizeAs(nonce);
      System.arraycopy(nonce, 0, bytes, 0, nonce.length);
    }
  }
}
