package io.dialbridge.webhooks;

import io.dialbridge.outbound.Awaiting;
import io.dialbridge.outbound.Destination;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Sends one signed request to a receiver and says what came of it. Blocks, for 18 s at most. */
@ApplicationScoped
class Receiver {
  static final String CONTENT_TYPE = "application/cloudevents+json; charset=utf-8";
  private static final int KEPT_BYTES = 1024;

  /** Shorter than servers keep idle connections, so that none is used that is being closed. */
  private static final int KEEP_ALIVE_SECONDS = 10;

  private final HttpClient client;
  private final ReceiverGuard guard;
  private final WebhooksConfig config;
  private final Clock clock;

  @Inject
  Receiver(Vertx vertx, ReceiverGuard guard, WebhooksConfig config, Clock clock) {
    this(vertx, guard, config, clock, new HttpClientOptions());
  }

  /**
   * @param tls whom to trust, if not whom the JVM trusts
   */
  Receiver(
      Vertx vertx, ReceiverGuard guard, WebhooksConfig config, Clock clock, HttpClientOptions tls) {
    int connectMillis = Math.toIntExact(config.connectTimeout().toMillis());
    this.guard = guard;
    this.config = config;
    this.clock = clock;
    this.client =
        vertx.createHttpClient(
            tls.setKeepAliveTimeout(KEEP_ALIVE_SECONDS)
                .setVerifyHost(true)
                .setForceSni(true)
                .setConnectTimeout(connectMillis)
                .setSslHandshakeTimeout(connectMillis)
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS),
            new PoolOptions().setHttp1MaxSize(config.atOnce() * config.maxEndpoints()));
  }

  @PreDestroy
  void close() {
    client.close();
  }

  /**
   * What came of it.
   *
   * @param retryAfter for how long the receiver wants to be left alone; null: it didn't say
   */
  record Outcome(Attempt attempt, @Nullable Duration retryAfter) {}

  /**
   * @param id of the event, the same in each attempt
   * @param secrets under which it is signed
   */
  Outcome send(String url, String id, byte[] body, List<byte[]> secrets) {
    Instant began = clock.instant();
    return switch (guard.judge(url)) {
      case ReceiverGuard.Forbidden forbidden -> failed(began, "forbidden");
      case ReceiverGuard.Unknown unknown -> failed(began, "unknown_host");
      case ReceiverGuard.Cleared cleared ->
          send(
              request(cleared.destination(), id, began, body, secrets), Buffer.buffer(body), began);
    };
  }

  private RequestOptions request(
      Destination to, String id, Instant at, byte[] body, List<byte[]> secrets) {
    return to.request(HttpMethod.POST)
        .setConnectTimeout(config.connectTimeout().toMillis())
        .putHeader(HttpHeaders.CONTENT_TYPE, CONTENT_TYPE)
        .putHeader(HttpHeaders.USER_AGENT, "dialbridge")
        .putHeader(WebhookSignature.ID, id)
        .putHeader(WebhookSignature.TIMESTAMP, Long.toString(at.getEpochSecond()))
        .putHeader(WebhookSignature.SIGNATURE, WebhookSignature.sign(id, at, body, secrets));
  }

  private Outcome send(RequestOptions options, Buffer body, Instant began) {
    Future<HttpClientRequest> connected = client.request(options);
    HttpClientRequest request;
    try {
      request = Awaiting.await(connected, config.connectTimeout());
    } catch (ExecutionException e) {
      return failed(began, "no_connection");
    } catch (TimeoutException e) {
      connected.onSuccess(HttpClientRequest::reset);
      return failed(began, "no_connection");
    }
    Future<Answer> answer = request.response().compose(head -> read(head, request));
    request.end(body);
    try {
      Answer read = Awaiting.await(answer, config.answerTimeout());
      return new Outcome(
          new Attempt(began, millisSince(began), read.status(), null, read.text()),
          retryAfter(read.retryAfter()));
    } catch (ExecutionException e) {
      request.reset();
      return failed(began, "broken_off");
    } catch (TimeoutException e) {
      request.reset();
      return failed(began, "timeout");
    }
  }

  private record Answer(int status, @Nullable String retryAfter, byte[] kept) {
    /** Without what PostgreSQL takes in no text. */
    String text() {
      return new String(kept, StandardCharsets.UTF_8).replace("\0", "");
    }
  }

  /** As much as is kept; what is more is not waited for. */
  private static Future<Answer> read(HttpClientResponse head, HttpClientRequest request) {
    Promise<Answer> answer = Promise.promise();
    Buffer kept = Buffer.buffer();
    String retryAfter = head.getHeader(HttpHeaders.RETRY_AFTER);
    head.exceptionHandler(answer::tryFail);
    head.handler(
        piece -> {
          kept.appendBuffer(piece.slice(0, Math.min(piece.length(), KEPT_BYTES - kept.length())));
          if (kept.length() == KEPT_BYTES) {
            head.handler(null);
            answer.tryComplete(new Answer(head.statusCode(), retryAfter, kept.getBytes()));
            request.reset();
          }
        });
    head.endHandler(
        end -> answer.tryComplete(new Answer(head.statusCode(), retryAfter, kept.getBytes())));
    return answer.future();
  }

  /** Seconds or a date (RFC 9110, 10.2.3); anything else counts as nothing. */
  private @Nullable Duration retryAfter(@Nullable String told) {
    if (told == null) {
      return null;
    }
    try {
      return told.matches("\\d{1,9}")
          ? Duration.ofSeconds(Long.parseLong(told))
          : notNegative(
              Duration.between(
                  clock.instant(),
                  ZonedDateTime.parse(told, DateTimeFormatter.RFC_1123_DATE_TIME)));
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static @Nullable Duration notNegative(Duration wait) {
    return wait.isNegative() ? null : wait;
  }

  private Outcome failed(Instant began, String error) {
    return new Outcome(new Attempt(began, millisSince(began), null, error, null), null);
  }

  private long millisSince(Instant began) {
    return Duration.between(began, clock.instant()).toMillis();
  }
}
