package io.dialbridge.ops;

import io.dialbridge.access.AccessConfig;
import io.dialbridge.platform.Apps;
import io.dialbridge.values.Scopes;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;

/** What {@link StartChecks} has to say about people and the issuer of their tokens. */
@ApplicationScoped
class PeopleChecks {
  private static final String ROLES = "dialbridge.access.roles.";
  private static final String ISSUER = "quarkus.oidc.";

  /** Quarkus knows further issuers by names of their own. */
  private static final Pattern FURTHER =
      Pattern.compile(
          "quarkus\\.oidc\\.(\"[^\"]+\"|[^.\"]+)\\.(auth-server-url|public-key|provider)");

  /** Quarkus' word for leaving a check out. */
  private static final String ANY = "any";

  private final AccessConfig access;
  private final Apps apps;
  private final Config config;

  PeopleChecks(AccessConfig access, Apps apps, Config config) {
    this.access = access;
    this.apps = apps;
    this.config = config;
  }

  List<String> wrong(boolean production) {
    List<String> wrong = new ArrayList<>();
    access.roles().forEach((name, role) -> wrong.addAll(wrong(name, role)));
    for (String setting : config.getPropertyNames()) {
      if (setting.startsWith(ROLES) && setting.endsWith(".apps") && isBlank(setting)) {
        wrong.add(setting + ": names no app; leave it out for all apps");
      }
    }
    if (config.getValue(ISSUER + "tenant-enabled", Boolean.class)) {
      wrong.addAll(unfit());
      if (production) {
        wrong.addAll(unfitForProduction());
      }
    }
    return wrong;
  }

  private List<String> wrong(String name, AccessConfig.Role role) {
    List<String> wrong = new ArrayList<>();
    for (String scope : role.scopes()) {
      if (!Scopes.ALL.contains(scope)) {
        wrong.add(ROLES + name + ".scopes: " + scope + " is no scope; one of " + Scopes.ALL);
      }
    }
    for (String app : role.apps().orElse(List.of())) {
      if (apps.named(app).isEmpty()) {
        wrong.add(ROLES + name + ".apps: there is no app " + app);
      }
    }
    return wrong;
  }

  private List<String> unfit() {
    List<String> wrong = new ArrayList<>();
    for (String setting : config.getPropertyNames()) {
      if (FURTHER.matcher(setting).matches()) {
        wrong.add(setting + ": there can be one issuer only, since people have its names");
      }
    }
    if (access.roles().isEmpty()) {
      wrong.add("dialbridge.access.roles: without a role nobody from the issuer may do anything");
    }
    String type = setting("application-type").orElse("service");
    if (!type.toLowerCase(Locale.ROOT).equals("service")) {
      wrong.add(ISSUER + "application-type: must be service; nobody is sent to log in from here");
    }
    return wrong;
  }

  private List<String> unfitForProduction() {
    List<String> wrong = new ArrayList<>();
    if (!setting("auth-server-url").orElse("").startsWith("https://")) {
      wrong.add(
          ISSUER + "auth-server-url: the issuer's keys let people in; it must begin with https://");
    }
    String audience = setting("token.audience").orElse("");
    if (audience.isBlank() || audience.equals(ANY)) {
      wrong.add(
          ISSUER + "token.audience: tokens that the issuer made for other services must not do");
    }
    boolean discovered = setting("discovery-enabled").map(Boolean::valueOf).orElse(true);
    String issuer = setting("token.issuer").orElse(discovered ? "" : ANY);
    if (issuer.equals(ANY)) {
      wrong.add(ISSUER + "token.issuer: tokens of other issuers must not do");
    }
    return wrong;
  }

  private boolean isBlank(String setting) {
    String value = config.getConfigValue(setting).getValue();
    return value == null || value.isBlank();
  }

  private Optional<String> setting(String name) {
    return config.getOptionalValue(ISSUER + name, String.class);
  }
}
