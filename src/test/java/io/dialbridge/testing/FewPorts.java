package io.dialbridge.testing;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.Map;

/** Few ports, a short queue, and a circuit that opens, for a second at first. */
public class FewPorts implements QuarkusTestProfile {
  public static final int PORTS = 2;
  public static final int QUEUE = 6;

  @Override
  public Map<String, String> getConfigOverrides() {
    return Map.of(
        "dialbridge.apps.courier.ports", "" + PORTS,
        "dialbridge.apps.notice.ports", "1",
        "dialbridge.apps.verify.ports", "1",
        "dialbridge.apps.signed.ports", "3",
        "dialbridge.apps.signed.ports-per-callback", "2",
        "dialbridge.pacing.queue-limit", "" + QUEUE,
        "dialbridge.pacing.circuit-pause-seconds", "1");
  }
}
