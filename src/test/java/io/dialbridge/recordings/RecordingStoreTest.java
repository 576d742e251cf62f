package io.dialbridge.recordings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialbridge.outbound.Destination;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent to the store, and what its answers are taken for. */
class RecordingStoreTest {
  private static final ByteRange RANGE = new ByteRange("bytes=10-19");

  private final Vertx vertx = Vertx.vertx();
  private final TestingStore away = TestingStore.start(vertx, new HttpServerOptions());
  private final RecordingStore store =
      new RecordingStore(
          vertx,
          TestingRecordingsConfig.standard()
              .withMaxSize(1000)
              .withPatience(Duration.ofMillis(300), Duration.ofSeconds(2), Duration.ofSeconds(20)));

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  /** The name resolves nowhere: only the address that was judged leads to the store. */
  @Test
  void connectsToTheJudgedAddressAndSendsNothingOfOurs() {
    away.on("/sp-app/a.wav", request -> request.response().end("sound"));
    StoreAnswer answer = fetch("/sp-app/a.wav?sig=x%2F1", null);

    assertThat(answer).isInstanceOf(StoreAnswer.Opened.class);
    TestingStore.Seen seen = away.seen().remove();
    assertThat(seen.uri()).isEqualTo("/sp-app/a.wav?sig=x%2F1");
    assertThat(seen.headers())
        .containsOnlyKeys("host", "accept-encoding", "user-agent", "connection")
        .containsEntry("host", "store.test:" + away.port())
        .containsEntry("accept-encoding", "identity")
        .containsEntry("user-agent", "dialbridge")
        .containsEntry("connection", "close");
  }

  @Test
  void passesARangeOnAndTakesItsPart() {
    away.on(
        "/a.wav",
        request ->
            request
                .response()
                .setStatusCode(206)
                .putHeader("Content-Range", "bytes 10-19/100")
                .end("0123456789"));

    assertThat(fetch("/a.wav", RANGE))
        .isInstanceOfSatisfying(
            StoreAnswer.Opened.class,
            opened -> {
              assertThat(opened.audio().status()).isEqualTo(206);
              assertThat(opened.audio().header("Content-Range")).isEqualTo("bytes 10-19/100");
              assertThat(opened.audio().length()).isEqualTo(10);
            });
    assertThat(away.seen().remove().headers()).containsEntry("range", "bytes=10-19");
  }

  @Test
  void takesTheWholeWhereTheStoreKnowsNoRanges() {
    away.on("/a.wav", request -> request.response().end("sound"));

    assertThat(fetch("/a.wav", RANGE))
        .isInstanceOfSatisfying(
            StoreAnswer.Opened.class, opened -> assertThat(opened.audio().status()).isEqualTo(200));
  }

  @ParameterizedTest
  @CsvSource({"bytes */100, bytes */100", "nonsense,", "'',"})
  void tellsThatARangeLiesOutside(String told, @Nullable String passedOn) {
    away.on(
        "/a.wav",
        request ->
            request.response().setStatusCode(416).putHeader("Content-Range", told).end("no"));

    assertThat(fetch("/a.wav", RANGE)).isEqualTo(new StoreAnswer.OutOfRange(passedOn));
  }

  @ParameterizedTest
  @ValueSource(ints = {404, 410})
  void tellsThatThereIsNothing(int status) {
    away.on("/a.wav", request -> request.response().setStatusCode(status).end("<Error/>"));

    assertThat(fetch("/a.wav", null)).isEqualTo(new StoreAnswer.NotThere(status));
  }

  @ParameterizedTest
  @ValueSource(ints = {201, 204, 206, 301, 302, 307, 308, 400, 403, 416, 500, 503})
  void takesNothingElseForARecordingAndFollowsNowhere(int status) {
    away.on(
        "/a.wav",
        request ->
            request
                .response()
                .setStatusCode(status)
                .putHeader("Location", "http://127.0.0.1:" + away.port() + "/elsewhere")
                .putHeader("Content-Range", "bytes 0-4/5")
                .end());

    assertUnusable("/a.wav");
    assertThat(away.seen()).hasSize(1);
  }

  @Test
  void aPartMustSayWhichItIs() {
    away.on("/a.wav", request -> request.response().setStatusCode(206).end("sound"));

    assertThat(fetch("/a.wav", RANGE)).isInstanceOf(StoreAnswer.Unusable.class);
  }

  @Test
  void refusesAnEncodingThatWasNotAskedFor() {
    away.on(
        "/a.wav", request -> request.response().putHeader("Content-Encoding", "gzip").end("sound"));

    assertUnusable("/a.wav");
  }

  @Test
  void refusesWhatIsTooLargeBeforeTheFirstByteAndHangsUp() {
    AtomicBoolean closed = new AtomicBoolean();
    away.on(
        "/a.wav",
        request -> {
          request.connection().closeHandler(gone -> closed.set(true));
          request.response().putHeader("Content-Length", "1001").write("sound");
        });

    assertUnusable("/a.wav");
    await().untilTrue(closed);
  }

  @Test
  void givesUpOnAStoreThatDoesNotAnswerAndHangsUp() {
    AtomicBoolean closed = new AtomicBoolean();
    away.on("/a.wav", request -> request.connection().closeHandler(gone -> closed.set(true)));

    assertUnusable("/a.wav");
    await().untilTrue(closed);
  }

  @Test
  void givesUpOnAStoreThatHangsUp() {
    away.on("/a.wav", RecordingStoreTest::hangUp);

    assertUnusable("/a.wav");
  }

  @Test
  void givesUpWhereNobodyListens() {
    int port = away.port();
    vertx.close().toCompletionStage().toCompletableFuture().join();
    Vertx other = Vertx.vertx();
    RecordingStore lonely = new RecordingStore(other, TestingRecordingsConfig.standard());

    assertThat(lonely.fetch(destination(port, "/a.wav"), null))
        .isInstanceOf(StoreAnswer.Unusable.class);
    other.close().toCompletionStage().toCompletableFuture().join();
  }

  private void assertUnusable(String path) {
    assertThat(fetch(path + "?sig=secret", null))
        .isInstanceOfSatisfying(
            StoreAnswer.Unusable.class,
            unusable -> assertThat(unusable.reason()).doesNotContain("secret", "store.test"));
  }

  private StoreAnswer fetch(String path, @Nullable ByteRange range) {
    return store.fetch(destination(away.port(), path), range);
  }

  private static Destination destination(int port, String path) {
    return new Destination(
        URI.create("http://store.test:" + port + path), InetAddress.getLoopbackAddress());
  }

  private static void hangUp(HttpServerRequest request) {
    request.connection().close();
  }
}
