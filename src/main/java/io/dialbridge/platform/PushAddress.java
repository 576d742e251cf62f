package io.dialbridge.platform;

import io.smallrye.config.ConfigMapping;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/** Where the platform pushes to: one address per app, told with each request. */
@ApplicationScoped
public class PushAddress {
  /** Base64 may be 128 characters long, so the plain address 96 bytes (rtc_05_0006, statusUrl). */
  private static final int MOST_BYTES = 96;

  private static final Pattern ALLOWED = Pattern.compile("[A-Za-z0-9:./-]+");

  private final String publicUrl;

  public PushAddress(Config config) {
    this.publicUrl = config.url().replaceAll("/+$", "");
  }

  /** The outside of this service. */
  @ConfigMapping(prefix = "dialbridge.public")
  public interface Config {
    /**
     * Public base address of this service as the platform reaches it, without a slash at the end.
     * Push addresses are made of it and may have at most 96 bytes of letters, digits and - : . /
     */
    String url();
  }

  /** The outside of this service, without a slash at the end. */
  public String publicUrl() {
    return publicUrl;
  }

  public String of(App app, String secret) {
    return publicUrl + "/push/" + app.name() + "/" + secret;
  }

  /** As a person may see it. */
  public String masked(App app) {
    return of(app, "***");
  }

  String base64(App app) {
    return Base64.getEncoder()
        .encodeToString(of(app, app.pushSecrets().getFirst()).getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * Throws with the name of the setting where an app's push address would be refused by the
   * platform.
   */
  public void check(App app) {
    for (String secret : app.pushSecrets()) {
      String url = of(app, secret);
      if (!url.matches("https?://.*") || !ALLOWED.matcher(url).matches()) {
        throw new IllegalArgumentException(
            "dialbridge.public.url: push addresses may hold only letters, digits and - : . / and begin with http:// or https://, but "
                + publicUrl
                + " does not");
      }
      if (url.length() > MOST_BYTES) {
        throw new IllegalArgumentException(
            "dialbridge.public.url: the push address of app %s has %d bytes, the platform takes %d; shorten %s, the app's name or dialbridge.apps.%s.push-secrets"
                .formatted(app.name(), url.length(), MOST_BYTES, publicUrl, app.name()));
      }
    }
  }
}
