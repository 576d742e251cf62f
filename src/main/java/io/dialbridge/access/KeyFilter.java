package io.dialbridge.access;

import io.dialbridge.problem.ProblemException;
import io.dialbridge.problem.ProblemKind;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Optional;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * The only way to the facade: every path under {@code /v1} needs a key, known paths and unknown
 * ones alike.
 */
class KeyFilter {
  private static final String BEARER = "Bearer ";

  private final ApiKeys keys;

  KeyFilter(ApiKeys keys) {
    this.keys = keys;
  }

  @ServerRequestFilter(preMatching = true)
  public void check(ContainerRequestContext request) {
    if (!request.getUriInfo().getPath().startsWith("/v1/")) {
      return;
    }
    String name =
        bearer(request.getHeaderString(HttpHeaders.AUTHORIZATION))
            .flatMap(keys::nameOf)
            .orElseThrow(
                () ->
                    new ProblemException(
                        ProblemKind.UNAUTHENTICATED,
                        "Send an API key that is valid here in the header Authorization: Bearer <key>."));
    request.setSecurityContext(new KeyHolder(name, request.getSecurityContext().isSecure()));
  }

  private static Optional<String> bearer(@Nullable String header) {
    return header != null && header.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? Optional.of(header.substring(BEARER.length()).strip())
        : Optional.empty();
  }

  /** The request's security context: the key's name is the principal. */
  private record KeyHolder(String name, boolean secure) implements SecurityContext {
    @Override
    public Principal getUserPrincipal() {
      return () -> name;
    }

    @Override
    public boolean isUserInRole(String role) {
      return false;
    }

    @Override
    public boolean isSecure() {
      return secure;
    }

    @Override
    public String getAuthenticationScheme() {
      return "Bearer";
    }
  }
}
