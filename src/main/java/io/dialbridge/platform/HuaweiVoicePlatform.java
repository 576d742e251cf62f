package io.dialbridge.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import javax.net.ssl.SSLHandshakeException;
import org.eclipse.microprofile.rest.client.inject.RestClient;
import org.jboss.logging.Logger;

/** The port over Huawei Cloud Voice Call's wire. */
@ApplicationScoped
class HuaweiVoicePlatform implements VoicePlatform {
  private static final Logger LOG = Logger.getLogger(HuaweiVoicePlatform.class);

  private final PlatformRestClient client;
  private final RequestHeaders headers;
  private final PushAddress pushAddress;
  private final PlatformConfig config;
  private final Semaphore places;

  HuaweiVoicePlatform(
      @RestClient PlatformRestClient client,
      RequestHeaders headers,
      PushAddress pushAddress,
      PlatformConfig config) {
    this.client = client;
    this.headers = headers;
    this.pushAddress = pushAddress;
    this.config = config;
    this.places = new Semaphore(config.maxConcurrentRequests(), true);
  }

  @Override
  public PlatformOutcome place(CallbackOrder order) {
    PlatformCallbackRequest request =
        PlatformCallbackRequest.of(order, pushAddress.base64(order.app()));
    return send(
        order.app(),
        signed -> client.callback(signed.authorization(), signed.aksk(), signed.wsse(), request));
  }

  @Override
  public PlatformOutcome stop(App app, String sessionId) {
    PlatformStopRequest request = PlatformStopRequest.of(sessionId);
    return send(
        app, signed -> client.stop(signed.authorization(), signed.aksk(), signed.wsse(), request));
  }

  /**
   * The places are as many as the client has connections, so that no request ever waits inside the
   * client: there its waiting and its sending would share one time-out, and a request that was
   * never sent would look like a lost answer.
   */
  private PlatformOutcome send(App app, Function<RequestHeaders.Signed, Response> request) {
    try {
      if (!places.tryAcquire(config.answerTimeoutMillis(), TimeUnit.MILLISECONDS)) {
        return new PlatformOutcome.Unreachable(
            "all "
                + config.maxConcurrentRequests()
                + " places for requests to the platform are taken");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return new PlatformOutcome.Unreachable("interrupted before anything was sent");
    }
    try (Response response = request.apply(headers.sign(app))) {
      return AnswerReading.read(response.getStatus(), response.readEntity(byte[].class));
    } catch (RuntimeException failure) {
      return failed(app, failure);
    } finally {
      places.release();
    }
  }

  /** Only what fails while the connection comes about is certain not to have been sent. */
  private static PlatformOutcome failed(App app, RuntimeException failure) {
    Throwable root = failure;
    boolean beforeSending = isBeforeSending(root);
    for (Throwable cause = root.getCause(); cause != null; cause = cause.getCause()) {
      root = cause;
      beforeSending |= isBeforeSending(root);
    }
    String reason = root.getClass().getSimpleName() + ": " + root.getMessage();
    LOG.warnf(
        "A request of %s to the platform failed %s: %s",
        app, beforeSending ? "before it was sent" : "after it may have been sent", reason);
    return beforeSending
        ? new PlatformOutcome.Unreachable(reason)
        : new PlatformOutcome.Unconfirmed(reason);
  }

  private static boolean isBeforeSending(Throwable cause) {
    return cause instanceof ConnectException // also Netty's connect time-out
        || cause instanceof UnknownHostException
        || cause instanceof NoRouteToHostException
        || cause instanceof SSLHandshakeException;
  }
}
