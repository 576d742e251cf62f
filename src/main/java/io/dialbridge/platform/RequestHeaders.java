package io.dialbridge.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Makes the headers that show the platform who asks (rtc_05_0006, "请求Headers参数"). */
@ApplicationScoped
class RequestHeaders {
  /**
   * The letter Z is literal, whatever the offset: the platform's pages print it so for UTC and for
   * UTC+8.
   */
  private static final DateTimeFormatter CREATED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'Z'");

  private static final int NONCE_BYTES = 16;

  private final PlatformConfig config;
  private final Clock clock;
  private final Random random;

  RequestHeaders(PlatformConfig config, Clock clock, Random random) {
    this.config = config;
    this.clock = clock;
    this.random = random;
  }

  /**
   * @param aksk value of X-AKSK, null under WSSE
   * @param wsse value of X-WSSE, null under AKSK
   */
  record Signed(String authorization, @Nullable String aksk, @Nullable String wsse) {}

  Signed sign(App app) {
    byte[] bytes = new byte[NONCE_BYTES];
    random.nextBytes(bytes);
    String nonce = HexFormat.of().formatHex(bytes);
    String created = CREATED.format(clock.instant().atOffset(config.createdOffset()));
    return switch (config.scheme()) {
      case AKSK ->
          new Signed(
              authorization("AKSK"),
              token(app, AkskSignature.ofRequest(app.secret(), nonce, created), nonce, created),
              null);
      case WSSE ->
          new Signed(
              authorization("WSSE"),
              null,
              token(app, WsseSignature.ofRequest(app.secret(), nonce, created), nonce, created));
    };
  }

  private static String authorization(String scheme) {
    return scheme + " realm=\"SDP\",profile=\"UsernameToken\",type=\"Appkey\"";
  }

  private static String token(App app, String digest, String nonce, String created) {
    return "UsernameToken Username=\"%s\",PasswordDigest=\"%s\",Nonce=\"%s\",Created=\"%s\""
        .formatted(app.key(), digest, nonce, created);
  }
}
