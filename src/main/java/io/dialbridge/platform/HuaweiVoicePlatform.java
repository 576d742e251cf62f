package io.dialbridge.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
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

  /** No recording has such a name: theirs are made of a time (rtc_05_0011). */
  private static final String NO_FILE = "dialbridge-doctor.wav";

  private static final String SEEN_DOMAIN = "ostor.huawei.com";

  private final PlatformRestClient client;
  private final RequestHeaders headers;
  private final PushAddress pushAddress;
  private final PlatformConfig config;
  private final Clock clock;
  private final Semaphore places;

  HuaweiVoicePlatform(
      @RestClient PlatformRestClient client,
      RequestHeaders headers,
      PushAddress pushAddress,
      PlatformConfig config,
      Clock clock) {
    this.client = client;
    this.headers = headers;
    this.pushAddress = pushAddress;
    this.config = config;
    this.clock = clock;
    this.places = new Semaphore(config.maxConcurrentRequests(), true);
  }

  @Override
  public PlatformOutcome place(CallOrder order) {
    String pushUrl = pushAddress.base64(order.app());
    Function<RequestHeaders.Signed, Response> request =
        switch (order) {
          case CallbackOrder callback -> {
            var body = PlatformCallbackRequest.of(callback, pushUrl);
            yield to -> client.callback(to.authorization(), to.aksk(), to.wsse(), body);
          }
          case NotificationOrder notification -> {
            var body = PlatformNotificationRequest.of(notification, pushUrl);
            yield to -> client.notification(to.authorization(), to.aksk(), to.wsse(), body);
          }
          case VerificationOrder verification -> {
            var body = PlatformVerificationRequest.of(verification, pushUrl);
            yield to -> client.verification(to.authorization(), to.aksk(), to.wsse(), body);
          }
        };
    return send(order.app(), request);
  }

  @Override
  public PlatformOutcome stop(App app, String sessionId) {
    PlatformStopRequest body = PlatformStopRequest.of(sessionId);
    return send(app, to -> client.stop(to.authorization(), to.aksk(), to.wsse(), body));
  }

  @Override
  public RecordingAddress recordingAddress(App app, String objectName, String domain) {
    return exchange(
        app,
        to -> client.recording(to.authorization(), to.aksk(), to.wsse(), objectName, domain),
        AnswerReading::readAddress,
        RecordingAddress.NotTold::new,
        RecordingAddress.NotTold::new);
  }

  @Override
  public Greeting greet(App app) {
    Instant sentAt = clock.instant();
    long begin = System.nanoTime();
    return exchange(
        app,
        to -> client.recording(to.authorization(), to.aksk(), to.wsse(), NO_FILE, SEEN_DOMAIN),
        response ->
            AnswerReading.readGreeting(
                response, sentAt, Duration.ofNanos(System.nanoTime() - begin)),
        Greeting.Unanswered::new,
        Greeting.Unanswered::new);
  }

  private PlatformOutcome send(App app, Function<RequestHeaders.Signed, Response> request) {
    return exchange(
        app,
        request,
        response -> AnswerReading.read(response.getStatus(), response.readEntity(byte[].class)),
        PlatformOutcome.Unreachable::new,
        PlatformOutcome.Unconfirmed::new);
  }

  /**
   * The places are as many as the client has connections, so that no request ever waits inside the
   * client: there its waiting and its sending would share one time-out, and a request that was
   * never sent would look like a lost answer.
   *
   * @param notSent makes the outcome of what never left the house, from its reason
   * @param leftOpen makes the outcome of what may have been sent, from its reason
   */
  private <T> T exchange(
      App app,
      Function<RequestHeaders.Signed, Response> request,
      Function<Response, T> read,
      Function<String, T> notSent,
      Function<String, T> leftOpen) {
    try {
      if (!places.tryAcquire(2L * config.answerTimeoutMillis(), TimeUnit.MILLISECONDS)) {
        return notSent.apply(
            "all "
                + config.maxConcurrentRequests()
                + " places for requests to the platform are taken");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return notSent.apply("interrupted before anything was sent");
    }
    try (Response response = request.apply(headers.sign(app))) {
      return read.apply(response);
    } catch (RuntimeException failure) {
      return failed(app, failure, notSent, leftOpen);
    } finally {
      places.release();
    }
  }

  /** Only what fails while the connection comes about is certain not to have been sent. */
  private static <T> T failed(
      App app,
      RuntimeException failure,
      Function<String, T> notSent,
      Function<String, T> leftOpen) {
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
    return beforeSending ? notSent.apply(reason) : leftOpen.apply(reason);
  }

  private static boolean isBeforeSending(Throwable cause) {
    return cause instanceof ConnectException // also Netty's connect time-out
        || cause instanceof UnknownHostException
        || cause instanceof NoRouteToHostException
        || cause instanceof SSLHandshakeException;
  }
}
