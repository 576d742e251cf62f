package io.dialbridge.twin;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;

/** Posts pushes, signed as configured (rtc_05_0008). */
final class PushClient {
  /** Enough for a thousand calls at many times their pace; the rest waits in line. */
  private static final int CONNECTIONS_PER_HOST = 64;

  private final Vertx vertx;
  private final TwinConfig config;
  private final Clock clock;
  private final RandomGenerator random;
  private final HttpClient client;
  private final long timeout;

  PushClient(Vertx vertx, TwinConfig config, Clock clock, RandomGenerator random) {
    this.vertx = vertx;
    this.config = config;
    this.clock = clock;
    this.random = random;
    this.timeout = Math.max(1, config.pushTimeout().toMillis());
    this.client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setConnectTimeout((int) Math.min(timeout, Integer.MAX_VALUE))
                .setKeepAliveTimeout(5),
            new PoolOptions().setHttp1MaxSize(CONNECTIONS_PER_HOST).setMaxWaitQueueSize(-1));
  }

  /** One try; the future always succeeds, an unreachable receiver is an outcome too. */
  Future<PushOutcome> post(TwinApp app, String url, String body, boolean signed) {
    RequestOptions options =
        new RequestOptions()
            .setMethod(HttpMethod.POST)
            .setAbsoluteURI(url)
            .putHeader("Content-Type", "application/json;charset=UTF-8");
    if (signed && config.pushSignature() != SignatureForm.UNSIGNED) {
      sign(options, app, url);
    }
    return client
        .request(options)
        .compose(request -> exchange(request, body))
        .recover(failure -> Future.succeededFuture(PushOutcome.failed(reason(failure))));
  }

  /**
   * The time-out starts when there is a connection: waiting in line is not the receiver's fault.
   */
  private Future<PushOutcome> exchange(HttpClientRequest request, String body) {
    Promise<PushOutcome> outcome = Promise.promise();
    long timer =
        vertx.setTimer(
            timeout,
            fired -> {
              if (outcome.tryComplete(PushOutcome.failed("time-out"))) {
                request.reset();
              }
            });
    request
        .send(body)
        .compose(
            response ->
                response
                    .body()
                    .map(text -> PushOutcome.answered(response.statusCode(), text.toString())))
        .onComplete(
            result -> {
              vertx.cancelTimer(timer);
              if (result.succeeded()) {
                outcome.tryComplete(result.result());
              } else {
                outcome.tryFail(result.cause());
              }
            });
    return outcome.future();
  }

  private void sign(RequestOptions options, TwinApp app, String url) {
    byte[] bytes = new byte[16];
    random.nextBytes(bytes);
    String nonce = HexFormat.of().formatHex(bytes);
    boolean form2026 = config.pushSignature() == SignatureForm.FORM_2026;
    String created =
        PlatformTime.created(clock.instant(), form2026 ? PlatformTime.BEIJING : ZoneOffset.UTC);
    String digest =
        form2026
            ? TwinSignature.push2026(app.secret(), url, nonce, created)
            : TwinSignature.push2022(app.secret(), url, nonce, created);
    options
        .putHeader("Authorization", "AKSK realm=\"SDP\",profile=\"UsernameToken\",type=\"Appkey\"")
        .putHeader(
            "X-AKSK",
            "UsernameToken Username=\"%s\",PasswordDigest=\"%s\",Nonce=\"%s\",Created=\"%s\""
                .formatted(app.key(), digest, nonce, created));
  }

  /** The kind of failure only: messages may hold the address. */
  private static String reason(Throwable failure) {
    return failure instanceof TimeoutException ? "time-out" : failure.getClass().getSimpleName();
  }
}
