package io.dialbridge.access;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** People come in by tokens of the {@link TestingIssuer}. */
public class PeopleProfile implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.ofEntries(
        Map.entry("quarkus.oidc.tenant-enabled", "true"),
        Map.entry("quarkus.oidc.auth-server-url", TestingIssuer.URL),
        Map.entry("quarkus.oidc.token.audience", PersonToken.AUDIENCE),
        Map.entry("quarkus.oidc.token.forced-jwk-refresh-interval", "1S"),
        Map.entry(
            "dialbridge.access.roles.\"voice:dispatcher\".scopes",
            "calls:create:callback,calls:read"),
        Map.entry("dialbridge.access.roles.\"voice:dispatcher\".apps", "courier"),
        Map.entry("dialbridge.access.roles.reader.scopes", "calls:read"),
        Map.entry("dialbridge.access.roles.reader.apps", "notice"),
        Map.entry(
            "dialbridge.access.roles.supervisor.scopes", "calls:read,calls:read-all,audit:read"),
        Map.entry("dialbridge.access.roles.keeper.scopes", "manage,calls:read,tokens:create"),
        Map.entry("dialbridge.access.roles.keeper.apps", "courier"));
  }
}
