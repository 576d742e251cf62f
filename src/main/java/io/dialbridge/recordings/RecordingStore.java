package io.dialbridge.recordings;

import io.dialbridge.outbound.Awaiting;
import io.dialbridge.outbound.Destination;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The platform's store, from which recordings are fetched by a plain GET. Connects to the address
 * that was judged, while certificate, SNI and Host are those of the name; a connection serves one
 * fetch. Blocks until the head of the answer is there.
 */
@ApplicationScoped
class RecordingStore {
  private final Vertx vertx;
  private final RecordingsConfig config;
  private final HttpClient client;

  @Inject
  RecordingStore(Vertx vertx, RecordingsConfig config) {
    this(vertx, config, new HttpClientOptions());
  }

  /**
   * @param tls whom to trust, if not whom the JVM trusts
   */
  RecordingStore(Vertx vertx, RecordingsConfig config, HttpClientOptions tls) {
    int connectMillis = Math.toIntExact(config.connectTimeout().toMillis());
    this.vertx = vertx;
    this.config = config;
    this.client =
        vertx.createHttpClient(
            tls.setKeepAlive(false)
                .setVerifyHost(true)
                .setForceSni(true)
                .setConnectTimeout(connectMillis)
                .setSslHandshakeTimeout(connectMillis)
                .setSslHandshakeTimeoutUnit(TimeUnit.MILLISECONDS),
            new PoolOptions().setHttp1MaxSize(config.maxConcurrent()));
  }

  @PreDestroy
  void close() {
    client.close();
  }

  StoreAnswer fetch(Destination address, @Nullable ByteRange range) {
    Future<HttpClientRequest> connected = client.request(get(address, range));
    HttpClientRequest request;
    try {
      request = Awaiting.await(connected, config.connectTimeout().multipliedBy(2));
    } catch (ExecutionException e) {
      return new StoreAnswer.Unusable("no connection came about (" + nameOf(e) + ")");
    } catch (TimeoutException e) {
      connected.onSuccess(HttpClientRequest::reset);
      return new StoreAnswer.Unusable("no connection came about in time");
    }
    // Before anything is sent: what comes before the answer is paused would be lost.
    Future<FetchedAudio> answer =
        request
            .response()
            .map(head -> new FetchedAudio(vertx, config, address.host(), request, head));
    request.end();
    try {
      return new StoreReading(range != null, config.maxSize().asLongValue())
          .read(Awaiting.await(answer, config.firstByteTimeout()));
    } catch (ExecutionException e) {
      request.reset();
      return new StoreAnswer.Unusable("the connection broke off (" + nameOf(e) + ")");
    } catch (TimeoutException e) {
      request.reset();
      return new StoreAnswer.Unusable("it did not answer in time");
    }
  }

  private RequestOptions get(Destination address, @Nullable ByteRange range) {
    RequestOptions get =
        address
            .request(HttpMethod.GET)
            .setConnectTimeout(config.connectTimeout().toMillis())
            .putHeader(HttpHeaders.ACCEPT_ENCODING, HttpHeaders.IDENTITY)
            .putHeader(HttpHeaders.USER_AGENT, "dialbridge");
    return range == null ? get : get.putHeader("Range", range.header());
  }

  /** The kind of failure alone: its message may repeat the address. */
  private static String nameOf(ExecutionException failure) {
    Throwable cause = failure.getCause();
    return cause == null ? "unknown" : cause.getClass().getSimpleName();
  }
}
