package io.dialbridge.calls;

import io.dialbridge.problem.ProblemException;
import io.dialbridge.problem.ProblemKind;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.hibernate.exception.ConstraintViolationException;

/**
 * One call per idempotency key and API key or client token, for as long as the call is kept. The
 * key stands on the session's own row, under a unique index, and is taken in the transaction that
 * saves the session.
 */
@ApplicationScoped
class Idempotency {
  private static final Duration TRY_AGAIN = Duration.ofSeconds(1);

  /**
   * Saves a new session under the request's key, unless an earlier request with the same key and
   * body made one.
   *
   * @param save saves the new one
   */
  CallService.Placed claim(CallRequest request, Supplier<CallSession> save) {
    String key = request.idempotencyKey();
    Optional<CallSession> earlier = key == null ? Optional.empty() : earlier(request, key);
    if (earlier.isPresent()) {
      return new CallService.Placed(earlier.get(), true);
    }
    try {
      CallSession saved = QuarkusTransaction.requiringNew().call(save::get);
      return new CallService.Placed(saved, false);
    } catch (RuntimeException e) {
      if (key == null || !isTaken(e)) {
        throw e;
      }
      // Another request with the same key was faster; its session is committed by now.
      return new CallService.Placed(earlier(request, key).orElseThrow(() -> e), true);
    }
  }

  private static Optional<CallSession> earlier(CallRequest request, String key) {
    Optional<CallSession> earlier =
        QuarkusTransaction.requiringNew()
            .call(() -> CallSession.byIdempotencyKey(request.apiKey(), request.token(), key));
    earlier.ifPresent(call -> check(call, request.fingerprints()));
    return earlier;
  }

  private static void check(CallSession earlier, List<byte[]> fingerprints) {
    if (earlier.isErased()) {
      throw new ProblemException(
              ProblemKind.IDEMPOTENCY_CONFLICT,
              "This Idempotency-Key belongs to a call that was erased, so nobody can tell whether the body is the same. Use a new key for a new call.")
          .ofCall(earlier.id());
    }
    if (fingerprints.stream().noneMatch(own -> MessageDigest.isEqual(own, earlier.fingerprint()))) {
      throw new ProblemException(
              ProblemKind.IDEMPOTENCY_CONFLICT,
              "This Idempotency-Key belongs to a call that was asked for with another body. Use a new key for a new call.")
          .ofCall(earlier.id());
    }
    if (earlier.state().status() == CallStatus.SUBMITTING) {
      throw new ProblemException(
              ProblemKind.IDEMPOTENCY_IN_PROGRESS,
              "The first request with this Idempotency-Key is still being placed. Ask again with the same key and body.")
          .ofCall(earlier.id())
          .retryAfter(TRY_AGAIN);
    }
  }

  private static boolean isTaken(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof ConstraintViolationException violation
          && "call_session_idempotency".equals(violation.getConstraintName())) {
        return true;
      }
    }
    return false;
  }
}
