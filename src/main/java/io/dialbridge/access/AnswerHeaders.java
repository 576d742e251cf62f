package io.dialbridge.access;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * What every answer carries for the sake of browsers, where neither the resource nor the
 * configuration (quarkus.http.header) set another value. Those settings alone would not do: a
 * resource's own value would then stand beside theirs.
 */
@ApplicationScoped
class AnswerHeaders {
  /**
   * Come by nothing but https from now on (RFC 6797). Without {@code includeSubDomains}: other
   * hosts are not ours.
   */
  private static final String ONLY_HTTPS = "max-age=31536000";

  /** Before CORS and the doors: on refusals too. */
  private static final int FIRST = 1_000;

  void hang(@Observes Filters filters) {
    filters.register(AnswerHeaders::prepare, FIRST);
  }

  private static void prepare(RoutingContext context) {
    context.addHeadersEndHandler(end -> complete(context));
    context.next();
  }

  private static void complete(RoutingContext context) {
    MultiMap fields = context.response().headers();
    putAbsent(fields, "X-Content-Type-Options", "nosniff");
    putAbsent(fields, "Referrer-Policy", "no-referrer");
    putAbsent(fields, "Cache-Control", "no-store");
    // Directly, or to a proxy that is trusted.
    if (context.request().isSSL()) {
      putAbsent(fields, "Strict-Transport-Security", ONLY_HTTPS);
    }
  }

  private static void putAbsent(MultiMap fields, String name, String value) {
    if (!fields.contains(name)) {
      fields.set(name, value);
    }
  }
}
