package io.dialbridge.access;

import io.dialbridge.problem.ProblemException;
import io.dialbridge.problem.ProblemKind;
import io.quarkus.oidc.OIDCException;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.VertxException;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * Tokens of the configured issuer, judged by Quarkus with the issuer's public keys. A token that
 * can't be judged because the issuer is away is told from a wrong one; whatever is sent here, the
 * issuer is asked only now and then.
 */
@ApplicationScoped
class IssuerTokens {
  /** Between two tries to connect where that never was possible since the start. */
  private static final Duration PAUSE = Duration.ofSeconds(5);

  /** More don't wait for a request to the issuer that is under way. */
  private static final int MOST_WAITING = 32;

  private final OidcAuthenticationMechanism oidc;
  private final TenantConfigBean tenants;
  private final Duration refreshedEvery;
  private final Clock clock;

  private final AtomicReference<Instant> nextTry = new AtomicReference<>(Instant.MIN);
  private final Map<Object, CompletableFuture<Void>> underWay = new ConcurrentHashMap<>();
  private final AtomicInteger waiting = new AtomicInteger();

  /** Until then nobody knows whether a key that is unknown here is one of the issuer's. */
  private volatile Instant unsureUntil = Instant.MIN;

  IssuerTokens(
      OidcAuthenticationMechanism oidc,
      TenantConfigBean tenants,
      @ConfigProperty(name = "quarkus.oidc.token.forced-jwk-refresh-interval")
          Duration refreshedEvery,
      Clock clock) {
    this.oidc = oidc;
    this.tenants = tenants;
    this.refreshedEvery = refreshedEvery;
    this.clock = clock;
  }

  /** Whether an issuer is configured. */
  boolean areTaken() {
    return tenants.getDefaultTenant().oidcConfig().tenantEnabled();
  }

  /** Fails with {@link AuthenticationFailedException} only if the token is wrong. */
  Uni<SecurityIdentity> authenticate(RoutingContext context, IdentityProviderManager providers) {
    return Uni.createFrom()
        .deferred(
            () ->
                tenants.getDefaultTenant().ready()
                    ? judge(context, providers)
                    : connect(context, providers));
  }

  private Uni<SecurityIdentity> connect(RoutingContext context, IdentityProviderManager providers) {
    Instant now = clock.instant();
    Instant from = nextTry.get();
    if (now.isBefore(from) || !nextTry.compareAndSet(from, now.plus(PAUSE))) {
      return Uni.createFrom().failure(away(PAUSE));
    }
    return oidc.authenticate(context, providers)
        .onFailure(
            failure -> !(failure instanceof AuthenticationFailedException) || isAway(failure))
        .transform(failure -> away(PAUSE));
  }

  private Uni<SecurityIdentity> judge(RoutingContext context, IdentityProviderManager providers) {
    List<CompletableFuture<Void>> earlier = List.copyOf(underWay.values());
    Object own = new Object();
    CompletableFuture<Void> judged = new CompletableFuture<>();
    underWay.put(own, judged);
    return oidc.authenticate(context, providers)
        .onTermination()
        .invoke(
            () -> {
              underWay.remove(own);
              judged.complete(null);
            })
        .onFailure(IssuerTokens::isOfUnknownKey)
        .recoverWithUni(
            unknown ->
                earlier.isEmpty()
                    ? Uni.createFrom().failure(unknown)
                    : behind(earlier, () -> oidc.authenticate(context, providers)))
        .onFailure()
        .transform(this::told);
  }

  /** Keys are fetched for one request at a time; who comes meanwhile waits for that. */
  private Uni<SecurityIdentity> behind(
      List<CompletableFuture<Void>> earlier, Supplier<Uni<? extends SecurityIdentity>> again) {
    if (waiting.incrementAndGet() > MOST_WAITING) {
      waiting.decrementAndGet();
      return Uni.createFrom().failure(away(Duration.ofSeconds(1)));
    }
    return Uni.createFrom()
        .completionStage(CompletableFuture.allOf(earlier.toArray(CompletableFuture[]::new)))
        .onTermination()
        .invoke(waiting::decrementAndGet)
        .chain(again);
  }

  private Throwable told(Throwable failure) {
    Instant now = clock.instant();
    if (isAway(failure)) {
      unsureUntil = now.plus(refreshedEvery);
    } else if (!isOfUnknownKey(failure) || !now.isBefore(unsureUntil)) {
      return wrong(failure);
    }
    return away(Duration.between(now, unsureUntil));
  }

  /** Also where Quarkus stumbled over it. */
  private static Throwable wrong(Throwable failure) {
    return failure instanceof AuthenticationFailedException
        ? failure
        : new AuthenticationFailedException(failure);
  }

  private static boolean isOfUnknownKey(Throwable failure) {
    return causes(failure).anyMatch(UnresolvableKeyException.class::isInstance);
  }

  /** Not so a token of the wrong type, which Quarkus tells by a bare OIDCException. */
  private static boolean isAway(Throwable failure) {
    return causes(failure)
        .anyMatch(
            cause ->
                cause instanceof IOException
                    || cause instanceof TimeoutException
                    || cause instanceof VertxException
                    || (cause instanceof OIDCException && cause.getCause() != null));
  }

  private static Stream<Throwable> causes(Throwable failure) {
    return Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
  }

  private static ProblemException away(Duration wait) {
    return new ProblemException(
            ProblemKind.UNAVAILABLE,
            "The issuer of this token can't be reached, so nobody knows whether it is valid. Send the request again after as long as Retry-After says. API keys are valid meanwhile.")
        .retryAfter(wait);
  }
}
