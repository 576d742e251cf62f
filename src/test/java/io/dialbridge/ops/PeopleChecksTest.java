package io.dialbridge.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialbridge.access.AccessConfig;
import io.dialbridge.platform.Apps;
import io.dialbridge.platform.AppsConfig;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PeopleChecksTest {
  private static final Map<String, String> GOOD =
      Map.ofEntries(
          Map.entry("dialbridge.apps.courier.key", "appKey"),
          Map.entry("dialbridge.apps.courier.secret", "app-secret"),
          Map.entry("dialbridge.apps.courier.kind", "callback"),
          Map.entry("dialbridge.apps.courier.display-numbers", "+8675500001111"),
          Map.entry("dialbridge.apps.courier.push-secrets", "0123456789abcdef0123456789abcdef"),
          Map.entry(
              "dialbridge.access.roles.dispatcher.scopes", "calls:create:callback,calls:read"),
          Map.entry("dialbridge.access.roles.dispatcher.apps", "courier"),
          Map.entry("dialbridge.access.roles.\"voice:auditor\".scopes", "audit:read"),
          Map.entry("quarkus.oidc.tenant-enabled", "true"),
          Map.entry("quarkus.oidc.auth-server-url", "https://login.example.com/realms/house"),
          Map.entry("quarkus.oidc.token.audience", "voice"));

  @Test
  void whatIsInOrderIsInOrder() {
    assertThat(wrong(GOOD, true)).isEmpty();
  }

  /** A setting, what it is set to (-: taken away), whether only production minds. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "dialbridge.access.roles.dispatcher.scopes     | calls:read,calls:reed                 | false",
        "dialbridge.access.roles.dispatcher.scopes     | calls:read-own                        | false",
        "dialbridge.access.roles.dispatcher.apps       | couriers                              | false",
        "dialbridge.access.roles.dispatcher.apps       | ''                                    | false",
        "dialbridge.access.roles.\"voice:auditor\".apps | ''                                    | false",
        "quarkus.oidc.application-type                 | web-app                               | false",
        "quarkus.oidc.application-type                 | hybrid                                | false",
        "quarkus.oidc.shop.auth-server-url             | https://login.example.com/realms/shop | false",
        "quarkus.oidc.\"shop\".public-key               | MIIB                                  | false",
        "quarkus.oidc.auth-server-url                  | http://login.example.com/realms/house | true",
        "quarkus.oidc.auth-server-url                  | -                                     | true",
        "quarkus.oidc.token.audience                   | -                                     | true",
        "quarkus.oidc.token.audience                   | any                                   | true",
        "quarkus.oidc.token.issuer                     | any                                   | true",
      })
  void whatCannotWorkOrIsDangerousIsNamed(String setting, String value, boolean inProductionOnly) {
    Map<String, String> settings = new HashMap<>(GOOD);
    settings.put(setting, value);
    settings.values().removeIf("-"::equals);

    assertThat(wrong(settings, true))
        .singleElement()
        .asString()
        .contains(setting.substring(setting.lastIndexOf('.')) + ": ");
    assertThat(wrong(settings, false)).hasSize(inProductionOnly ? 0 : 1);
  }

  @Test
  void withoutDiscoveryTheIssuerMustBeNamed() {
    Map<String, String> settings = new HashMap<>(GOOD);
    settings.put("quarkus.oidc.discovery-enabled", "false");
    assertThat(wrong(settings, true)).singleElement().asString().contains("token.issuer");
    settings.put("quarkus.oidc.token.issuer", "https://login.example.com/realms/house");
    assertThat(wrong(settings, true)).isEmpty();
  }

  @Test
  void withoutRolesAnIssuerIsOfNoUse() {
    Map<String, String> settings = new HashMap<>(GOOD);
    settings.keySet().removeIf(setting -> setting.startsWith("dialbridge.access.roles"));
    assertThat(wrong(settings, false))
        .singleElement()
        .asString()
        .startsWith("dialbridge.access.roles:");
    settings.put("quarkus.oidc.tenant-enabled", "false");
    assertThat(wrong(settings, true)).isEmpty();
  }

  private static List<String> wrong(Map<String, String> settings, boolean production) {
    SmallRyeConfig config =
        new SmallRyeConfigBuilder()
            .withSources(new PropertiesConfigSource(settings, "test", 100))
            .withMapping(AccessConfig.class)
            .withMapping(AppsConfig.class)
            .withMappingIgnore("quarkus.**")
            .build();
    return new PeopleChecks(
            config.getConfigMapping(AccessConfig.class),
            new Apps(config.getConfigMapping(AppsConfig.class)),
            config)
        .wrong(production);
  }
}
