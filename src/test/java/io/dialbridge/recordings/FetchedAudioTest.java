package io.dialbridge.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dialbridge.outbound.Destination;
import io.dialbridge.recordings.FetchedAudio.Ending;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How bytes pass from the store to a client, and all the ways in which that ends. */
class FetchedAudioTest {
  private static final int MEGABYTE = 1 << 20;
  private static final Buffer PIECE = Buffer.buffer(new byte[64 * 1024]);

  private final Vertx vertx = Vertx.vertx();
  private final TestingStore away = TestingStore.start(vertx, new HttpServerOptions());
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void passesAllOfItOn(boolean lengthTold) throws Exception {
    byte[] sound = new byte[5 * MEGABYTE + 7];
    new Random(1).nextBytes(sound);
    away.on(
        "/a.wav",
        request -> {
          if (lengthTold) {
            request.response().end(Buffer.buffer(sound));
          } else {
            request.response().setChunked(true).end(Buffer.buffer(sound));
          }
        });
    TestingFront front = front(TestingRecordingsConfig.standard());
    HttpResponse<byte[]> answer = get(front);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo(sound);
    assertThat(answer.headers().firstValue("Content-Length").isPresent()).isEqualTo(lengthTold);
    awaitEnding(front, Ending.DELIVERED);
  }

  @Test
  void passesAnEmptyOneOn() throws Exception {
    away.on("/a.wav", request -> request.response().end());
    TestingFront front = front(TestingRecordingsConfig.standard());
    HttpResponse<byte[]> answer = get(front);

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEmpty();
    awaitEnding(front, Ending.DELIVERED);
  }

  @Test
  void breaksOffWhatTurnsOutTooLarge() {
    away.on("/a.wav", request -> writeOn(request.response().setChunked(true)));
    TestingFront front = front(TestingRecordingsConfig.standard().withMaxSize(3 * MEGABYTE));

    assertThatThrownBy(() -> get(front)).isInstanceOf(IOException.class);
    awaitEnding(front, Ending.TOO_LARGE);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void breaksOffWhereTheStoreDoes(boolean lengthTold) {
    away.on(
        "/a.wav",
        request -> {
          begin(request, lengthTold).write(PIECE);
          vertx.setTimer(100, timer -> request.connection().close());
        });
    TestingFront front = front(TestingRecordingsConfig.standard());

    assertThatThrownBy(() -> get(front)).isInstanceOf(IOException.class);
    awaitEnding(front, Ending.BROKEN_OFF);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void breaksOffWhereTheStoreStalls(boolean lengthTold) {
    AtomicBoolean closed = new AtomicBoolean();
    away.on(
        "/a.wav",
        request -> {
          request.connection().closeHandler(gone -> closed.set(true));
          begin(request, lengthTold).write(PIECE);
        });
    TestingFront front = front(impatient(200, 10_000));

    assertThatThrownBy(() -> get(front)).isInstanceOf(IOException.class);
    awaitEnding(front, Ending.STALLED);
    await().untilTrue(closed);
  }

  /** Nothing was sent yet, so there is no need to break anything off. */
  @Test
  void answersWhereTheStoreStallsBeforeTheFirstByte() throws Exception {
    away.on("/a.wav", request -> request.response().putHeader("Content-Length", "100").writeHead());
    TestingFront front = front(impatient(200, 10_000));

    assertThat(get(front).statusCode()).isEqualTo(502);
    awaitEnding(front, Ending.STALLED);
  }

  @Test
  void hangsUpOnTheStoreWhenTheClientIsGone() throws Exception {
    AtomicBoolean closed = new AtomicBoolean();
    away.on(
        "/a.wav",
        request -> {
          request.connection().closeHandler(gone -> closed.set(true));
          begin(request, true).write(PIECE);
        });
    TestingFront front = front(TestingRecordingsConfig.standard());
    try (Socket impolite = ask(front)) {
      assertThat(impolite.getInputStream().read()).isPositive();
    }

    awaitEnding(front, Ending.CLIENT_GONE);
    await().untilTrue(closed);
  }

  /** It is not the store that stalls: only the total time-out ends this, and memory stays small. */
  @Test
  void aClientThatTakesNothingHoldsTheStoreBackUntilTheTotalTimeOut() throws Exception {
    AtomicLong sent = new AtomicLong();
    away.on("/a.wav", request -> writeOn(request.response().setChunked(true), sent));
    TestingFront front = front(impatient(200, 1_500));
    try (Socket idle = ask(front)) {
      assertThat(idle.getInputStream().read()).isPositive();
      awaitEnding(front, Ending.TOO_LONG);
      assertThat(sent.get()).isLessThan(32L * MEGABYTE);
    }
  }

  @Test
  void aRecordingThatNobodyPassesOnIsClosedByTheTotalTimeOut() {
    AtomicBoolean closed = new AtomicBoolean();
    away.on(
        "/a.wav",
        request -> {
          request.connection().closeHandler(gone -> closed.set(true));
          begin(request, true).write(PIECE);
        });
    RecordingStore store = new RecordingStore(vertx, impatient(200, 500));
    StoreAnswer answer =
        store.fetch(
            new Destination(
                URI.create("http://store.test:" + away.port() + "/a.wav"),
                InetAddress.getLoopbackAddress()),
            null);

    assertThat(answer).isInstanceOf(StoreAnswer.Opened.class);
    await().untilTrue(closed);
  }

  private TestingFront front(RecordingsConfig config) {
    return TestingFront.start(vertx, new RecordingStore(vertx, config), away.port());
  }

  private static RecordingsConfig impatient(long idleMillis, long totalMillis) {
    return TestingRecordingsConfig.standard()
        .withMaxSize(Long.MAX_VALUE)
        .withPatience(
            Duration.ofSeconds(2), Duration.ofMillis(idleMillis), Duration.ofMillis(totalMillis));
  }

  private HttpResponse<byte[]> get(TestingFront front) throws IOException, InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + front.port() + "/a.wav");
    return client.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofByteArray());
  }

  /** A client that reads no further than its test does. */
  private static Socket ask(TestingFront front) throws IOException {
    Socket socket = new Socket("127.0.0.1", front.port());
    socket
        .getOutputStream()
        .write("GET /a.wav HTTP/1.1\r\nHost: front\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
    return socket;
  }

  private static HttpServerResponse begin(HttpServerRequest request, boolean lengthTold) {
    return lengthTold
        ? request.response().putHeader("Content-Length", Long.toString(10L * MEGABYTE))
        : request.response().setChunked(true);
  }

  private static void writeOn(HttpServerResponse response) {
    writeOn(response, new AtomicLong());
  }

  /** Sends without end, as fast as it is taken. */
  private static void writeOn(HttpServerResponse response, AtomicLong sent) {
    response
        .write(PIECE)
        .onSuccess(
            written -> {
              sent.addAndGet(PIECE.length());
              writeOn(response, sent);
            });
  }

  private static void awaitEnding(TestingFront front, Ending ending) {
    await().atMost(Duration.ofSeconds(10)).until(() -> !front.endings().isEmpty());
    assertThat(front.endings()).containsExactly(ending);
  }
}
