package io.dialbridge.testing;

import java.util.HashMap;
import java.util.Map;

/**
 * As behind a proxy of this machine, with pages on another host, an access log that tells too much,
 * and no room for pushes; limits are tight as well.
 */
public final class BehindProxy extends TightLimits {
  public static final String PAGES = "https://app.example.com";
  public static final String LOG = "target/behind-proxy.log";

  @Override
  public Map<String, String> getConfigOverrides() {
    Map<String, String> settings = new HashMap<>(super.getConfigOverrides());
    settings.put("quarkus.http.cors.enabled", "true");
    settings.put("quarkus.http.cors.origins", PAGES);
    settings.put("quarkus.http.header.\"Strict-Transport-Security\".value", "max-age=0");
    settings.put("quarkus.http.header.\"Strict-Transport-Security\".path", "/q/*");
    settings.put("dialbridge.doors.pushes", "0");
    settings.put("quarkus.http.access-log.enabled", "true");
    settings.put(
        "quarkus.http.access-log.pattern", "%h \"%r\" %s %{i,Authorization} %{i,User-Agent}");
    settings.put("quarkus.log.file.enabled", "true");
    settings.put("quarkus.log.file.path", LOG);
    settings.put("quarkus.log.file.rotation.rotate-on-boot", "false");
    return settings;
  }
}
