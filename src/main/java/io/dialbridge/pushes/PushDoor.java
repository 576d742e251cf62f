package io.dialbridge.pushes;

import io.dialbridge.platform.App;
import io.dialbridge.platform.Apps;
import io.dialbridge.platform.PushAddress;
import io.dialbridge.problem.BodyLimit;
import io.dialbridge.problem.PlainProblems;
import io.dialbridge.problem.ProblemException;
import io.dialbridge.problem.ProblemKind;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The door for the platform's pushes, status and bills alike. 200 says that the push is committed;
 * any other answer makes the platform send a bill again, up to six times, and a status never
 * (rtc_05_0008_1).
 *
 * <p>A plain route, no resource: the hottest path of all, of which no SDK knows. Nothing in it
 * waits: a push is judged in microseconds, on the thread that received it, and its answer follows
 * from the commit.
 */
@ApplicationScoped
class PushDoor {
  private static final Logger LOG = Logger.getLogger(PushDoor.class);

  /** If a resultcode is there it decides: "0" is received (rtc_05_0017_1, reply to a bill push). */
  private static final String RECEIVED = "{\"resultcode\":\"0\",\"resultdesc\":\"Success\"}";

  private static final Duration RETRY = Duration.ofSeconds(5);

  private final Apps apps;
  private final PushAddress address;
  private final InboxCommitter committer;
  private final PlainProblems problems;
  private final Clock clock;
  private final PushMeters meters;

  PushDoor(
      Apps apps,
      PushAddress address,
      InboxCommitter committer,
      PlainProblems problems,
      Clock clock,
      PushMeters meters) {
    this.apps = apps;
    this.address = address;
    this.committer = committer;
    this.problems = problems;
    this.clock = clock;
    this.meters = meters;
  }

  void open(@Observes Router router) {
    router.post("/push/:app/:secret").handler(this::receive);
  }

  /** Who doesn't know the secret is not listened to any further. */
  private void receive(RoutingContext context) {
    String secret = context.pathParam("secret");
    App app =
        apps.named(context.pathParam("app"))
            .filter(known -> isItsSecret(known, secret))
            .orElse(null);
    if (app == null) {
      problems.send(context.request(), ProblemException.nothingHere());
    } else {
      read(context.request(), body -> take(context.request(), app, address.of(app, secret), body));
    }
  }

  /** Hands over the body when all of it is there; one that is too large is given up. */
  private void read(HttpServerRequest request, Consumer<byte[]> whenRead) {
    Buffer body = Buffer.buffer();
    request.handler(
        part -> {
          if (body.length() + part.length() <= BodyLimit.MOST_BYTES) {
            body.appendBuffer(part);
          } else if (!request.response().ended()) {
            problems.send(request, BodyLimit.tooLarge().with("Connection", "close"));
          }
        });
    request.endHandler(
        ended -> {
          if (!request.response().ended()) {
            whenRead.accept(body.getBytes());
          }
        });
    request.resume();
  }

  private void take(HttpServerRequest request, App app, String url, byte[] body) {
    Instant now = clock.instant();
    String aksk = request.getHeader("X-AKSK");
    ArrivedPush push =
        new ArrivedPush(
            app.name(),
            null,
            body,
            request.getHeader(HttpHeaders.CONTENT_TYPE),
            request.getHeader(HttpHeaders.AUTHORIZATION),
            aksk,
            PushSignature.judge(app, url, aksk, now),
            now);
    try {
      ReadPush read = ReadPush.of(body);
      PushMeters.Type type = read.isBills() ? PushMeters.Type.BILLS : PushMeters.Type.STATUS;
      if (app.signatureRequired() && !push.signature().form().isGood()) {
        refuse(
            request,
            push,
            type,
            QuarantineReason.UNSIGNED,
            "signature " + push.signature().form(),
            new ProblemException(
                ProblemKind.UNAUTHENTICATED,
                "The push is not signed as this app requires. It is kept for the operator."));
        return;
      }
      answer(request, push, type, PushMeters.STORED, committer.store(push.of(read.callId())), null);
    } catch (MalformedPush e) {
      refuse(
          request,
          push,
          PushMeters.Type.UNREADABLE,
          QuarantineReason.MALFORMED,
          String.valueOf(e.getMessage()),
          new ProblemException(
              ProblemKind.MALFORMED_BODY,
              "The push can't be read: " + e.getMessage() + ". It is kept for the operator."));
    }
  }

  private void refuse(
      HttpServerRequest request,
      ArrivedPush push,
      PushMeters.Type type,
      QuarantineReason reason,
      String detail,
      ProblemException problem) {
    answer(request, push, type, reason.word(), committer.refuse(push, reason, detail), problem);
  }

  /**
   * @param problem what is told once the push is committed; null: it is received
   */
  private void answer(
      HttpServerRequest request,
      ArrivedPush push,
      PushMeters.Type type,
      String outcome,
      CompletionStage<Void> committed,
      @Nullable ProblemException problem) {
    committed.whenComplete(
        (nothing, failure) -> {
          if (failure != null) {
            meters.count(push, type, PushMeters.UNAVAILABLE);
            LOG.errorf(
                "A push of %s could not be stored and was not acknowledged: %s",
                push.app(), failure);
            problems.send(
                request,
                new ProblemException(
                        ProblemKind.UNAVAILABLE, "The push could not be stored. Send it again.")
                    .retryAfter(RETRY));
            return;
          }
          meters.count(push, type, outcome);
          if (problem != null) {
            LOG.warnf(
                "A push of app %s was refused and went to quarantine: %s", push.app(), outcome);
            problems.send(request, problem);
          } else {
            request
                .response()
                .putHeader(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_JSON)
                .end(RECEIVED);
          }
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
}
