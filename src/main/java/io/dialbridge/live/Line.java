package io.dialbridge.live;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.operators.multi.processors.UnicastProcessor;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * The way to one client. What it has not taken yet waits here, up to a bound: who is too slow for
 * that gets what waits and is asked to resume.
 */
final class Line {
  private static final int MOST_WAITING = 500;

  private final LinkedBlockingQueue<Message> waiting = new LinkedBlockingQueue<>(MOST_WAITING);
  private final UnicastProcessor<Message> client = UnicastProcessor.create(waiting, () -> {});
  private boolean ended;

  Multi<Message> toClient() {
    return client;
  }

  synchronized void send(Message message) {
    if (ended) {
      return;
    }
    if (waiting.remainingCapacity() > 1) {
      client.onNext(message);
    } else {
      end(Message.RESUME);
    }
  }

  /** Nothing is sent after it. */
  synchronized void end(Message last) {
    if (!ended) {
      ended = true;
      client.onNext(last);
      client.onComplete();
    }
  }

  synchronized boolean hasEnded() {
    return ended;
  }
}
