package io.dialbridge.protection;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.HashMap;
import java.util.Map;

/** Rules that a test can meet: small caps, and apps that are kept in other ways. */
public class Guarded implements QuarkusTestProfile {
  public static final int PER_DAY = 2;
  public static final int PER_CALLEE = 4;

  @Override
  public Map<String, String> getConfigOverrides() {
    Map<String, String> settings = new HashMap<>();
    settings.put("dialbridge.protection.callee-caps.per-day", "" + PER_DAY);
    settings.put("dialbridge.protection.callee-caps.per-month", "1000");
    settings.put("dialbridge.limits.per-callee", "" + PER_CALLEE);
    settings.put("dialbridge.limits.per-callee-window", "1D");
    app(settings, "relaxed");
    settings.put("dialbridge.protection.apps.relaxed.callee-caps.mode", "warn");
    settings.put("dialbridge.protection.apps.relaxed.opt-outs.mode", "warn");
    app(settings, "sleepy");
    settings.put("dialbridge.protection.apps.sleepy.quiet-hours.mode", "refuse");
    settings.put("dialbridge.protection.apps.sleepy.quiet-hours.hours", "00:00-23:59");
    settings.put("dialbridge.protection.apps.sleepy.quiet-hours.zone", "Z");
    app(settings, "strict");
    settings.put("dialbridge.apps.strict.templates.arrears", "1");
    settings.put("dialbridge.apps.strict.templates.parcel", "2");
    return settings;
  }

  /** The same registration at the platform under another name of ours. */
  private static void app(Map<String, String> settings, String name) {
    String at = "dialbridge.apps." + name + ".";
    settings.put(at + "key", "dialbridgeDevNoticeKey0001");
    settings.put(at + "secret", "dialbridge-dev-notice-secret");
    settings.put(at + "kind", "notification");
    settings.put(at + "ports", "60000");
    settings.put(at + "display-numbers", "+8675500003333");
    settings.put(at + "push-secrets", "00000000000000000000000000000000");
  }
}
