package io.dialbridge.ops;

import io.quarkus.arc.profile.IfBuildProfile;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/**
 * The description of the API as it was committed, in packages. The extension that makes it from the
 * code would read, build and write it anew at each start: 40 % of what the executable did there.
 */
@ApplicationScoped
@IfBuildProfile("prod")
class ApiDocument {
  private static final String PATH = "/q/openapi";
  private static final String RESOURCE = "/api/openapi.yaml";

  /** Before every route, behind all that is for every answer. */
  private static final int BEFORE_ROUTES = 200;

  void hang(@Observes Filters filters) {
    filters.register(this::answer, BEFORE_ROUTES);
  }

  private void answer(RoutingContext context) {
    HttpMethod method = context.request().method();
    if (context.request().path().equals(PATH)
        && (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD))) {
      context
          .response()
          .putHeader(HttpHeaders.CONTENT_TYPE, "application/yaml;charset=UTF-8")
          .end(document());
    } else {
      context.next();
    }
  }

  private static Buffer document() {
    try (InputStream document = ApiDocument.class.getResourceAsStream(RESOURCE)) {
      return Buffer.buffer(
          Objects.requireNonNull(document, "it is in every package").readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
