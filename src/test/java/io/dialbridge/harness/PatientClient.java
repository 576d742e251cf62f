package io.dialbridge.harness;

import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TestingFacade.Answer;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A good client: when a connection breaks or an answer says "later", it waits a little and goes to
 * the other replica with the same idempotency key, until it has an answer that counts.
 */
final class PatientClient {
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final long FIRST_PAUSE_MILLIS = 100;
  private static final long LONGEST_PAUSE_MILLIS = 3_000;

  private final List<TestingFacade> replicas;
  private final AtomicLong turn = new AtomicLong();
  private final AtomicLong repetitions = new AtomicLong();
  private final AtomicLong mistakes = new AtomicLong();

  PatientClient(List<Replica> replicas) {
    this.replicas = replicas.stream().map(replica -> new TestingFacade(replica.url())).toList();
  }

  /** How often a request had to be sent again. */
  long repetitions() {
    return repetitions.get();
  }

  /** How often a replica answered with status 500: it may be in trouble, but not at a loss. */
  long mistakes() {
    return mistakes.get();
  }

  /** An answer with status 0 where there was none in three minutes. */
  Books.Answered place(Wish wish) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    long pause = FIRST_PAUSE_MILLIS;
    long next = turn.getAndIncrement();
    while (System.nanoTime() < deadline) {
      try {
        TestingFacade replica = replicas.get((int) (next++ % replicas.size()));
        Answer answer =
            replica.post(wish.path(), wish.body(), Map.of("Idempotency-Key", wish.key()));
        if (answer.status() == 201) {
          return answered(wish, answer, "id");
        }
        mistakes.addAndGet(answer.status() == 500 ? 1 : 0);
        // A refusal by the platform names its call, one of what was asked has none; 409 means
        // later.
        boolean refused = answer.body().has("callId") || answer.status() / 100 == 4;
        if (refused && answer.status() != 409) {
          return answered(wish, answer, "callId");
        }
      } catch (UncheckedIOException broken) {
        // Whether the call was placed is not known: that is what the key is for.
      }
      repetitions.incrementAndGet();
      TimeUnit.MILLISECONDS.sleep(pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
    }
    return new Books.Answered(wish.key(), 0, "", wish.ending());
  }

  private static Books.Answered answered(Wish wish, Answer answer, String id) {
    return new Books.Answered(
        wish.key(), answer.status(), answer.body().path(id).asText(), wish.ending());
  }
}
