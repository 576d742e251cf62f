package io.dialbridge.protection;

import io.dialbridge.platform.Apps;
import io.dialbridge.platform.AppsConfig;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;

/** Protections from settings, as an operator would write them, of one app "notice". */
final class TestingProtections {
  private TestingProtections() {}

  static Protections of(Map<String, String> settings) {
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .withMapping(ProtectionConfig.class)
            .withMapping(AppsConfig.class)
            .withValidateUnknown(false)
            .withDefaultValues(
                Map.of(
                    "dialbridge.apps.notice.key", "k",
                    "dialbridge.apps.notice.secret", "s",
                    "dialbridge.apps.notice.kind", "notification",
                    "dialbridge.apps.notice.display-numbers", "+8675500003333",
                    "dialbridge.apps.notice.push-secrets", "0".repeat(32)))
            .withDefaultValues(settings)
            .build();
    return new Protections(
        config.getConfigMapping(ProtectionConfig.class),
        new Apps(config.getConfigMapping(AppsConfig.class)));
  }
}
