package io.dialbridge.pushes;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialbridge.fuzz.Corpus;
import io.dialbridge.fuzz.Hostile;
import io.dialbridge.platform.AkskSignature;
import io.dialbridge.platform.App;
import io.dialbridge.platform.ServiceKind;
import io.dialbridge.pushes.PushSignature.Form;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever stands in X-AKSK, it is judged and never throws. What was signed under the app's secret
 * is good, and nothing else.
 *
 * <p>The input: header, address, the app's key, its secret, a nonce, a time of creation; a line
 * each.
 */
public class SignatureFuzzTest {
  private static final Instant RECEIVED = Instant.parse("2026-01-15T08:30:21Z");
  private static final long PER_BYTE = 200;

  public static void fuzzerTestOneInput(byte[] input) throws Exception {
    List<String> lines = Hostile.lines(input, 6);
    String url = lines.get(1);
    App app = app(lines.get(2), lines.get(3));

    String header = lines.get(0);
    PushSignature judged = Hostile.within(PER_BYTE, input, () -> judge(app, url, header));
    assertThat(judged.form() == Form.ABSENT).isEqualTo(header.isBlank());
    assertThat(judged.createdZone()).isIn(null, "UTC", "+08:00");
    if (header.length() > 1024) {
      assertThat(judged.form().isGood()).isFalse();
    }

    String nonce = lines.get(4);
    String created = lines.get(5);
    if (isPart(nonce) && isPart(created) && isPart(app.key())) {
      signed(app, url, nonce, created);
    }
  }

  /** Good as it was made, and no longer under another secret or another address. */
  private static void signed(App app, String url, String nonce, String created) {
    App other = app(app.key(), app.secret() + "x");
    for (String digest :
        Set.of(
            AkskSignature.ofPush2026(app.secret(), url, nonce, created),
            AkskSignature.ofPush2022(app.secret(), url, nonce, created))) {
      String header =
          "UsernameToken Username=\"%s\",PasswordDigest=\"%s\",Nonce=\"%s\",Created=\"%s\""
              .formatted(app.key(), digest, nonce, created);
      assertThat(judge(app, url, header).form().isGood()).isEqualTo(header.length() <= 1024);
      assertThat(judge(other, url, header).form()).isEqualTo(Form.MISMATCH);
      assertThat(judge(app, "x" + url, header).form()).isEqualTo(Form.MISMATCH);
    }
  }

  private static PushSignature judge(App app, String url, @Nullable String header) {
    return PushSignature.judge(app, url, header, RECEIVED);
  }

  private static boolean isPart(String text) {
    return !text.isEmpty() && text.length() <= 256 && text.indexOf('"') < 0;
  }

  /** The start checks demand a key and a secret. */
  private static App app(String key, String secret) {
    return new App(
        "courier",
        key.isEmpty() ? "key" : key,
        secret.isEmpty() ? "secret" : secret,
        ServiceKind.CALLBACK,
        List.of(),
        List.of("0".repeat(32)),
        true,
        null,
        List.of());
  }

  static List<Path> corpus() {
    return Corpus.of(SignatureFuzzTest.class);
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void judgesTheCorpus(Path input) throws Exception {
    fuzzerTestOneInput(Files.readAllBytes(input));
  }
}
