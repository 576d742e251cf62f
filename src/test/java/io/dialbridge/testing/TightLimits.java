package io.dialbridge.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Limits that a test can reach, and that don't refill while it runs; proxies that are trusted. */
public class TightLimits implements QuarkusTestProfile {
  public static final int CREATES = 8;
  public static final int REQUESTS = 25;
  public static final int PER_CALLEE = 2;
  public static final int FAILURES = 3;
  public static final int DELAYED = 2;

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.ofEntries(
        Map.entry("dialbridge.limits.creates", "" + CREATES),
        Map.entry("dialbridge.limits.creates-window", "1H"),
        Map.entry("dialbridge.limits.requests", "" + REQUESTS),
        Map.entry("dialbridge.limits.requests-window", "1H"),
        Map.entry("dialbridge.limits.per-callee", "" + PER_CALLEE),
        Map.entry("dialbridge.limits.per-callee-window", "1H"),
        Map.entry("dialbridge.limits.failures", "" + FAILURES),
        Map.entry("dialbridge.limits.failures-window", "1H"),
        Map.entry("dialbridge.limits.failures-delay", "2S"),
        Map.entry("dialbridge.limits.failures-delayed", "" + DELAYED),
        Map.entry("quarkus.http.proxy.proxy-address-forwarding", "true"),
        Map.entry("quarkus.http.proxy.trusted-proxies", "127.0.0.1"));
  }
}
