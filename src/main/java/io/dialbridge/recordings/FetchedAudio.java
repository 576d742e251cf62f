package io.dialbridge.recordings;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A recording whose head is here and whose bytes are still to come. They pass through piece by
 * piece, no faster than the client takes them. Whatever happens, it ends by the total time-out at
 * the latest, and its connection with it.
 */
final class FetchedAudio {
  /** How a fetch ended. */
  enum Ending {
    /** All of it was passed on. */
    DELIVERED,
    /** Closed by us: only its head was wanted, or it is no recording. */
    CLOSED,
    CLIENT_GONE,
    /** The store's connection ended too early. */
    BROKEN_OFF,
    STALLED,
    TOO_LARGE,
    TOO_LONG;

    /** Whether a client is still there that must not take what it got for the whole. */
    boolean isEarly() {
      return switch (this) {
        case DELIVERED, CLIENT_GONE -> false;
        case CLOSED, BROKEN_OFF, STALLED, TOO_LARGE, TOO_LONG -> true;
      };
    }
  }

  private static final long UNTOLD = -1;

  private final Vertx vertx;
  private final Duration idle;
  private final long most;
  private final String host;
  private final HttpClientRequest request;
  private final HttpClientResponse head;
  private final long length;
  private final long deadline;
  private final Promise<Ending> ended = Promise.promise();

  private long passed;
  private volatile long movedAt;
  private volatile boolean clientFull;
  private volatile boolean complete;

  /** To be called on the connection's own thread as soon as the head is there. */
  FetchedAudio(
      Vertx vertx,
      RecordingsConfig config,
      String host,
      HttpClientRequest request,
      HttpClientResponse head) {
    this.vertx = vertx;
    this.idle = config.idleTimeout();
    this.most = config.maxSize().asLongValue();
    this.host = host;
    this.request = request;
    this.head = head;
    this.length = lengthOf(head);
    this.deadline = vertx.setTimer(config.totalTimeout().toMillis(), timer -> end(Ending.TOO_LONG));
    head.pause();
    head.exceptionHandler(failure -> end(Ending.BROKEN_OFF));
  }

  /** The store's name. */
  String host() {
    return host;
  }

  int status() {
    return head.statusCode();
  }

  @Nullable String header(String name) {
    return head.getHeader(name);
  }

  /** In bytes; negative where the store didn't tell. */
  long length() {
    return length;
  }

  /** Runs it once, when the fetch has ended. */
  void whenEnded(Consumer<Ending> then) {
    ended.future().onSuccess(then::accept);
  }

  void close() {
    end(Ending.CLOSED);
  }

  /** Nobody takes the bytes any more. */
  void clientIsGone() {
    if (!complete) {
      end(Ending.CLIENT_GONE);
    }
  }

  /**
   * Passes the bytes on and blocks until that has ended, one way or the other. Ends the client's
   * answer only where all of it was delivered.
   */
  Ending passTo(HttpServerResponse client) {
    movedAt = System.nanoTime();
    long watch = vertx.setPeriodic(Math.max(1, idle.toMillis() / 4), timer -> endIfStalled());
    head.endHandler(end -> finish(client));
    head.handler(piece -> pass(piece, client));
    head.resume();
    Ending ending = ended.future().toCompletionStage().toCompletableFuture().join();
    vertx.cancelTimer(watch);
    return ending;
  }

  private void pass(Buffer piece, HttpServerResponse client) {
    if (ended.future().isComplete()) {
      return;
    }
    passed += piece.length();
    if (passed > most) {
      end(Ending.TOO_LARGE);
      return;
    }
    frame(client);
    client.write(piece);
    movedAt = System.nanoTime();
    if (client.writeQueueFull()) {
      clientFull = true;
      head.pause();
      client.drainHandler(
          drained -> {
            movedAt = System.nanoTime();
            clientFull = false;
            head.resume();
          });
    }
  }

  private void finish(HttpServerResponse client) {
    if (ended.future().isComplete()) {
      return;
    }
    complete = true;
    frame(client);
    client.end().onComplete(sent -> end(sent.succeeded() ? Ending.DELIVERED : Ending.CLIENT_GONE));
  }

  /** How the client is to know the end; only now, since until here a problem could be answered. */
  private void frame(HttpServerResponse client) {
    if (client.headWritten()) {
      return;
    }
    if (length == UNTOLD) {
      client.setChunked(true);
    } else {
      client.putHeader(HttpHeaders.CONTENT_LENGTH, Long.toString(length));
    }
  }

  private void endIfStalled() {
    if (!clientFull && !complete && System.nanoTime() - movedAt > idle.toNanos()) {
      end(Ending.STALLED);
    }
  }

  private void end(Ending how) {
    if (ended.tryComplete(how)) {
      vertx.cancelTimer(deadline);
      if (how != Ending.DELIVERED) {
        request.reset();
      }
    }
  }

  private static long lengthOf(HttpClientResponse head) {
    String told = head.getHeader(HttpHeaders.CONTENT_LENGTH);
    try {
      return told == null ? UNTOLD : Math.max(UNTOLD, Long.parseLong(told));
    } catch (NumberFormatException e) {
      return UNTOLD;
    }
  }
}
