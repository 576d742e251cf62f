package io.dialbridge.testing;

import io.dialbridge.dev.EmbeddedDatabase;
import io.dialbridge.twin.Twin;
import io.dialbridge.twin.TwinApp;
import io.dialbridge.twin.TwinConfig;
import io.dialbridge.twin.TwinService;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A twin on a free port, fifty times faster than life, and the embedded database, told to the
 * service under test.
 */
public class TwinBeside implements QuarkusTestResourceLifecycleManager {
  /** Where the tests find the twin; a system property, since the class loaders of tests differ. */
  public static final String URL = "dialbridge-test.twin-url";

  private @Nullable Twin twin;

  @Override
  public Map<String, String> start() {
    List<TwinApp> apps =
        List.of(
            new TwinApp(
                "notice",
                TwinService.NOTIFICATION,
                "dialbridgeDevNoticeKey0001",
                "dialbridge-dev-notice-secret",
                List.of("+8675500003333"),
                false,
                null,
                null),
            new TwinApp(
                "verify",
                TwinService.VERIFICATION,
                "dialbridgeDevVerifyKey0001",
                "dialbridge-dev-verify-secret",
                List.of("+8675500004444"),
                false,
                null,
                null),
            app("courier", "dialbridgeDevCallbackKey01", "dialbridge-dev-callback-secret"),
            app("signed", "dialbridgeTestSignedKey01", "dialbridge-test-signed-secret"));
    twin =
        Twin.start(
            TwinConfig.standard().withPort(0).withSpeed(50).withApps(apps).withPortLimit(60_000));
    System.setProperty(URL, twin.url());
    return Map.of(
        "dialbridge.platform.url",
        twin.url(),
        "dialbridge.apps.courier.recording-hosts",
        twin.url().substring("http://".length()),
        "dialbridge.recordings.idle-timeout",
        "1S",
        "quarkus.datasource.jdbc.url",
        EmbeddedDatabase.url(),
        "quarkus.datasource.username",
        "postgres",
        "quarkus.datasource.password",
        "postgres");
  }

  @Override
  public void stop() {
    if (twin != null) {
      twin.close();
    }
  }

  private static TwinApp app(String name, String key, String secret) {
    return new TwinApp(
        name,
        TwinService.CALLBACK,
        key,
        secret,
        List.of("+8675500001111", "+8675500002222"),
        true,
        null,
        null);
  }
}
