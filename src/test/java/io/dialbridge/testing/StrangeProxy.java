package io.dialbridge.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** A proxy is trusted, but not from where the tests come. */
public final class StrangeProxy implements QuarkusTestProfile {
  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "quarkus.http.proxy.proxy-address-forwarding", "true",
        "quarkus.http.proxy.allow-forwarded", "true",
        "quarkus.http.proxy.allow-x-forwarded", "true",
        "quarkus.http.proxy.trusted-proxies", "192.0.2.1");
  }
}
