package io.dialbridge.ops;

import io.quarkus.opentelemetry.runtime.config.runtime.OTelRuntimeConfig;
import io.quarkus.runtime.logging.LogRuntimeConfig;
import io.quarkus.vertx.http.runtime.ProxyConfig;
import io.quarkus.vertx.http.runtime.VertxHttpConfig;
import io.quarkus.vertx.http.runtime.cors.CORSConfig;
import io.quarkus.vertx.http.runtime.cors.CORSFilter;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.microprofile.config.Config;

/**
 * Of the settings that are Quarkus' own, those that would let anybody claim to be anybody else, or
 * let secrets into a log.
 */
@ApplicationScoped
class TransportChecks {
  private static final String UNTRACED = "quarkus.otel.traces.suppress-application-uris";
  private static final String PUSHES = "/push*";
  private static final String TRUSTED = "quarkus.http.proxy.trusted-proxies";

  /** Nobody names it, so only an expression that matches every origin does. */
  private static final String NOBODY = "https://nobody.invalid";

  private final VertxHttpConfig http;
  private final LogRuntimeConfig log;
  private final OTelRuntimeConfig traces;
  private final Config config;

  TransportChecks(
      VertxHttpConfig http, LogRuntimeConfig log, OTelRuntimeConfig traces, Config config) {
    this.http = http;
    this.log = log;
    this.traces = traces;
    this.config = config;
  }

  /** What is wrong wherever it runs. */
  List<String> wrong() {
    List<String> wrong = new ArrayList<>();
    ProxyConfig proxy = http.proxy();
    // Asked as it was written: Quarkus keeps only what it made of it.
    List<String> trusted = config.getOptionalValues(TRUSTED, String.class).orElse(List.of());
    if (proxy.proxyAddressForwarding() && trusted.isEmpty()) {
      wrong.add(
          TRUSTED
              + ": must name the proxies; without it anybody could claim any address and https");
    }
    if (trusted.stream().anyMatch(proxies -> proxies.strip().endsWith("/0"))) {
      wrong.add(TRUSTED + ": trusts everybody, so anybody could claim any address and https");
    }
    if (proxy.useProxyProtocol()) {
      wrong.add(
          "quarkus.http.proxy.use-proxy-protocol: believes whoever connects; use proxy-address-forwarding with trusted-proxies");
    }
    if (http.accessLog().logToFile()) {
      wrong.add(
          "quarkus.http.access-log.log-to-file: this file would hold the secrets of push addresses; leave it off, the access log is in the service's own log");
    }
    if (!traces.sdkDisabled() && !untraced().contains(PUSHES)) {
      wrong.add(
          UNTRACED
              + ": must name "
              + PUSHES
              + "; traces would tell the secrets of push addresses to their collector");
    }
    filters()
        .forEach(
            (setting, filter) -> {
              if (!filter.equals(Optional.of(SecretRedaction.NAME))) {
                wrong.add(
                    setting
                        + ": must be "
                        + SecretRedaction.NAME
                        + ", which keeps secrets out of this log");
              }
            });
    return wrong;
  }

  private List<String> untraced() {
    return traces.traces().suppressApplicationUris().orElse(List.of());
  }

  /** The filter of every handler of the log, by its setting. */
  private Map<String, Optional<String>> filters() {
    Map<String, Optional<String>> filters = new TreeMap<>();
    filters.put("quarkus.log.console.filter", log.console().filter());
    filters.put("quarkus.log.file.filter", log.file().filter());
    filters.put("quarkus.log.syslog.filter", log.syslog().filter());
    filters.put("quarkus.log.socket.filter", log.socket().filter());
    log.consoleHandlers().forEach((name, h) -> filters.put(named("console", name), h.filter()));
    log.fileHandlers().forEach((name, h) -> filters.put(named("file", name), h.filter()));
    log.syslogHandlers().forEach((name, h) -> filters.put(named("syslog", name), h.filter()));
    log.socketHandlers().forEach((name, h) -> filters.put(named("socket", name), h.filter()));
    return filters;
  }

  private static String named(String kind, String name) {
    return "quarkus.log.handler." + kind + "." + name + ".filter";
  }

  /** What a desk may do and production may not. */
  List<String> unfitForProduction() {
    CORSConfig cors = http.cors();
    List<String> origins = cors.origins().orElse(List.of());
    boolean anyOrigin =
        origins.contains("*")
            || CORSFilter.isOriginAllowedByRegex(
                CORSFilter.parseAllowedOriginsRegex(cors.origins()), NOBODY);
    return cors.enabled() && anyOrigin && cors.accessControlAllowCredentials().orElse(false)
        ? List.of(
            "quarkus.http.cors.access-control-allow-credentials: not for pages of any origin; name the origins in quarkus.http.cors.origins, or leave it off, since tokens travel in the header Authorization")
        : List.of();
  }
}
