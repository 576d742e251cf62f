package io.dialbridge.pushes;

import io.dialbridge.platform.App;
import io.dialbridge.platform.Apps;
import io.dialbridge.platform.PushAddress;
import io.dialbridge.problem.ProblemException;
import io.dialbridge.problem.ProblemKind;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The door for the platform's pushes, status and bills alike. 200 says that the push is committed;
 * any other answer makes the platform send a bill again, up to six times, and a status never
 * (rtc_05_0008_1). Nothing here waits: a push is judged in microseconds, and its answer follows
 * from the commit.
 */
@Path("/push/{app}/{secret}")
@Consumes(MediaType.WILDCARD)
@Produces(MediaType.APPLICATION_JSON)
@NonBlocking
class PushResource {
  private static final Logger LOG = Logger.getLogger(PushResource.class);

  /** If a resultcode is there it decides: "0" is received (rtc_05_0017_1, reply to a bill push). */
  private static final String RECEIVED = "{\"resultcode\":\"0\",\"resultdesc\":\"Success\"}";

  private static final Duration RETRY = Duration.ofSeconds(5);

  private final Apps apps;
  private final PushAddress address;
  private final InboxCommitter committer;
  private final Clock clock;
  private final MeterRegistry metrics;

  PushResource(
      Apps apps,
      PushAddress address,
      InboxCommitter committer,
      Clock clock,
      MeterRegistry metrics) {
    this.apps = apps;
    this.address = address;
    this.committer = committer;
    this.clock = clock;
    this.metrics = metrics;
  }

  @POST
  @Operation(hidden = true)
  public CompletionStage<Response> receive(
      @PathParam("app") String appName,
      @PathParam("secret") String secret,
      @HeaderParam("Content-Type") @Nullable String contentType,
      @HeaderParam("Authorization") @Nullable String authorization,
      @HeaderParam("X-AKSK") @Nullable String aksk,
      byte[] body) {
    App app =
        apps.named(appName)
            .filter(known -> isItsSecret(known, secret))
            .orElseThrow(ProblemException::nothingHere);
    Instant now = clock.instant();
    PushSignature signature = PushSignature.judge(app, address.of(app, secret), aksk, now);
    ArrivedPush push =
        new ArrivedPush(app.name(), null, body, contentType, authorization, aksk, signature, now);
    try {
      ReadPush read = ReadPush.of(body);
      if (app.signatureRequired() && !signature.form().isGood()) {
        return refuse(
            push,
            QuarantineReason.UNSIGNED,
            "signature " + signature.form(),
            new ProblemException(
                ProblemKind.UNAUTHENTICATED,
                "The push is not signed as this app requires. It is kept for the operator."));
      }
      return kept(push, "stored", committer.store(push.of(read.callId())))
          .thenApply(nothing -> Response.ok(RECEIVED).build());
    } catch (MalformedPush e) {
      return refuse(
          push,
          QuarantineReason.MALFORMED,
          String.valueOf(e.getMessage()),
          new ProblemException(
              ProblemKind.MALFORMED_BODY,
              "The push can't be read: " + e.getMessage() + ". It is kept for the operator."));
    }
  }

  private CompletionStage<Response> refuse(
      ArrivedPush push, QuarantineReason reason, String detail, ProblemException problem) {
    return kept(push, reason.word(), committer.refuse(push, reason, detail))
        .thenApply(
            nothing -> {
              throw problem;
            });
  }

  private CompletionStage<Void> kept(
      ArrivedPush push, String outcome, CompletionStage<Void> committed) {
    return committed
        .whenComplete((nothing, failure) -> count(push, failure == null ? outcome : "unavailable"))
        .exceptionally(
            failure -> {
              LOG.errorf(
                  failure, "A push of %s could not be stored and was not acknowledged", push.app());
              throw new ProblemException(
                      ProblemKind.UNAVAILABLE, "The push could not be stored. Send it again.")
                  .retryAfter(RETRY);
            });
  }

  /** Compares with each secret in the same time, wherever they begin to differ. */
  private static boolean isItsSecret(App app, String given) {
    boolean same = false;
    for (String secret : app.pushSecrets()) {
      same |=
          MessageDigest.isEqual(
              secret.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
    }
    return same;
  }

  private void count(ArrivedPush push, String outcome) {
    metrics
        .counter(
            "dialbridge.pushes.received",
            "app",
            push.app(),
            "outcome",
            outcome,
            "signature",
            push.signature().form().name().toLowerCase(Locale.ROOT))
        .increment();
  }
}
