package io.dialbridge.ops;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * When the process is asked to end, while a load balancer takes notice ({@code
 * quarkus.shutdown.delay}): clients that keep their connection are served, and told to open the
 * next one elsewhere, so that none is left to be broken off.
 */
@ApplicationScoped
class GoingDown {
  /** Before everything that may answer. */
  private static final int FIRST = 400;

  private volatile boolean begun;

  void begin(@Observes ShutdownDelayInitiatedEvent event) {
    begun = true;
  }

  void hang(@Observes Filters filters) {
    filters.register(this::tell, FIRST);
  }

  private void tell(RoutingContext context) {
    // HTTP/2 says it by a frame of its own (GOAWAY), when the server closes.
    if (begun && context.request().version() != HttpVersion.HTTP_2) {
      context.response().putHeader(HttpHeaders.CONNECTION, HttpHeaders.CLOSE);
    }
    context.next();
  }
}
