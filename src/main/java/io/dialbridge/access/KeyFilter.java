package io.dialbridge.access;

import io.dialbridge.limits.Allowance;
import io.dialbridge.limits.RateLimit;
import io.dialbridge.limits.RateLimits;
import io.dialbridge.problem.ProblemException;
import io.dialbridge.problem.ProblemKind;
import io.dialbridge.values.Requester;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * The only way to the facade: every path under {@code /v1} needs a key or token, known paths and
 * unknown ones alike, and nobody may send more than their limits. What a key or person may do there
 * each operation says itself.
 */
class KeyFilter {
  /** What places a call, however its path is written. */
  private static final Pattern CREATE =
      Pattern.compile("/v1(;[^/]*)?/(callbacks|notifications|verifications)(;[^/]*)?/?");

  /** The same for every reason, so that nobody learns how near they came. */
  static final String UNAUTHENTICATED =
      "Send an API key or token that is valid here in the header Authorization: Bearer <key>.";

  private static final String ALLOWANCE = Allowance.class.getName();
  private static final String NO_SCOPE = KeyFilter.class.getName() + ".no-scope";

  private final IdentityProviderManager identities;
  private final FailedAttempts failures;
  private final RateLimits limits;
  private final MeterRegistry metrics;

  KeyFilter(
      IdentityProviderManager identities,
      FailedAttempts failures,
      RateLimits limits,
      MeterRegistry metrics) {
    this.identities = identities;
    this.failures = failures;
    this.limits = limits;
    this.metrics = metrics;
    refused(ProblemKind.UNAUTHENTICATED.status());
    refused(ProblemKind.FORBIDDEN.status());
  }

  @ServerRequestFilter(preMatching = true)
  public Uni<Void> check(ContainerRequestContext request, RoutingContext context) {
    if (!request.getUriInfo().getPath().startsWith("/v1/")) {
      return Uni.createFrom().voidItem();
    }
    return QuarkusHttpUser.getSecurityIdentity(context, identities)
        .onFailure(AuthenticationFailedException.class)
        .transform(unknownKey -> unauthenticated())
        .onItem()
        .invoke(KeyFilter::mustBeKnown)
        .onFailure(KeyFilter::isOfCredential)
        .recoverWithUni(refusal -> slowed(context, (ProblemException) refusal))
        .onItem()
        .invoke(identity -> limit(identity, request, context))
        .replaceWithVoid();
  }

  /** Nobody is slowed because an issuer is away. */
  private static boolean isOfCredential(Throwable refusal) {
    return refusal instanceof ProblemException problem
        && problem.kind() == ProblemKind.UNAUTHENTICATED;
  }

  private Uni<SecurityIdentity> slowed(RoutingContext context, ProblemException refusal) {
    return failures.answer(NetworkAddress.of(context.request().remoteAddress()), refusal);
  }

  /** Each client token has its own, so that no page uses up that of its backend. */
  private static String bucket(Requester requester) {
    return requester.token() == null
        ? requester.name()
        : requester.name() + '/' + requester.token().id();
  }

  /** Before the body is read. */
  private void limit(
      SecurityIdentity identity, ContainerRequestContext request, RoutingContext context) {
    boolean create =
        context.request().method().equals(HttpMethod.POST)
            && CREATE.matcher(context.normalizedPath()).matches();
    RateLimit limit = create ? limits.creates() : limits.requests();
    Allowance allowance = limit.take(bucket((Requester) identity.getPrincipal()));
    request.setProperty(ALLOWANCE, allowance);
    request.setProperty(NO_SCOPE, identity.getRoles().isEmpty());
    if (!allowance.granted()) {
      throw limit.refuse(
          allowance,
          "This API key or person sends more requests than they may. Wait as long as Retry-After says, then send it again, with the same Idempotency-Key where it places a call.");
    }
  }

  /** As a person without a role that is known here: not even what is for every key is for them. */
  @ServerRequestFilter
  public void refuseWithoutScope(ContainerRequestContext request) {
    if (Boolean.TRUE.equals(request.getProperty(NO_SCOPE))) {
      throw new ForbiddenException();
    }
  }

  @ServerResponseFilter
  public void tell(ContainerRequestContext request, ContainerResponseContext answer) {
    if (request.getProperty(ALLOWANCE) instanceof Allowance allowance) {
      allowance.fields().forEach((field, value) -> answer.getHeaders().add(field, value));
    }
    int status = answer.getStatus();
    if (status == ProblemKind.UNAUTHENTICATED.status()
        || status == ProblemKind.FORBIDDEN.status()) {
      refused(status).increment();
    }
  }

  private Counter refused(int status) {
    return metrics.counter("dialbridge.access.refused", "status", Integer.toString(status));
  }

  private static void mustBeKnown(SecurityIdentity identity) {
    if (!(identity.getPrincipal() instanceof Requester)) {
      throw unauthenticated();
    }
  }

  private static ProblemException unauthenticated() {
    return new ProblemException(ProblemKind.UNAUTHENTICATED, UNAUTHENTICATED);
  }
}
