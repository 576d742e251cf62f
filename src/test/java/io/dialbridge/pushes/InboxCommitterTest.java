package io.dialbridge.pushes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.dialbridge.roles.Role;
import io.dialbridge.roles.TestingDuties;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InboxCommitterTest {
  private final TestingWriter writer = new TestingWriter();
  private final InboxCommitter committer =
      new InboxCommitter(writer, new InboxBell(config()), config(), TestingDuties.of(Role.PUSH));

  @BeforeEach
  void start() {
    committer.start(new StartupEvent());
  }

  @AfterEach
  void stop() throws InterruptedException {
    writer.mayCommit.release(100);
    committer.stop(new ShutdownEvent());
  }

  @Test
  void aPushIsAcknowledgedOnlyAfterItsCommit() throws Exception {
    CompletableFuture<Void> acknowledged = store("alone");
    await().until(() -> writer.stores.size() == 1);
    assertThat(acknowledged).isNotDone();

    writer.mayCommit.release();
    acknowledged.get();
  }

  @Test
  void pushesThatWaitTogetherShareACommit() throws Exception {
    CompletableFuture<Void> first = store("first");
    await().until(() -> writer.stores.size() == 1);
    List<CompletableFuture<Void>> others = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      others.add(store("push " + i));
    }
    await().until(() -> committer.waiting() == 20);
    writer.mayCommit.release(2);

    first.get();
    for (CompletableFuture<Void> other : others) {
      other.get();
    }
    assertThat(writer.stores).hasSize(2);
    assertThat(writer.stores.get(1)).hasSize(20);
  }

  @Test
  void aPushThatCanNotBeStoredFailsNoneOfItsNeighbours() throws Exception {
    CompletableFuture<Void> first = store("first");
    await().until(() -> writer.stores.size() == 1);
    CompletableFuture<Void> good = store("good");
    CompletableFuture<Void> bad = store(TestingWriter.REFUSED);
    CompletableFuture<Void> alsoGood = store("also good");
    await().until(() -> committer.waiting() == 3);
    writer.mayCommit.release(10);

    first.get();
    good.get();
    alsoGood.get();
    assertThatThrownBy(bad::get).hasCauseInstanceOf(InboxRefused.class);
  }

  @Test
  void whenTheDatabaseIsAwayNothingIsAcknowledged() throws Exception {
    writer.mayCommit.release(10);

    assertThatThrownBy(store(TestingWriter.AWAY)::get).hasCauseInstanceOf(InboxUnavailable.class);
    store("back again").get();
  }

  @Test
  void aPushThatWaitsTooLongIsNotAcknowledged() {
    assertThatThrownBy(store("held up")::get).hasCauseInstanceOf(TimeoutException.class);
  }

  @Test
  void whatHasArrivedIsStoredBeforeTheEnd() throws Exception {
    writer.mayCommit.release(10);
    CompletableFuture<Void> last = store("last");
    committer.stop(new ShutdownEvent());

    assertThat(last).isCompleted();
  }

  private CompletableFuture<Void> store(String body) {
    return committer.store(push(body));
  }

  private static ArrivedPush push(String body) {
    return new ArrivedPush(
        "courier",
        null,
        body.getBytes(StandardCharsets.UTF_8),
        null,
        null,
        null,
        new PushSignature(PushSignature.Form.ABSENT, null),
        Instant.EPOCH);
  }

  private static PushesConfig config() {
    return new PushesConfig() {
      @Override
      public Duration storeTimeout() {
        return Duration.ofMillis(500);
      }

      @Override
      public int readers() {
        return 1;
      }

      @Override
      public Duration linger() {
        return Duration.ZERO;
      }

      @Override
      public Duration poll() {
        return Duration.ofSeconds(1);
      }

      @Override
      public List<Duration> retryPauses() {
        return List.of();
      }
    };
  }

  /** Commits when it may, and fails at what its bodies say. */
  private static final class TestingWriter extends InboxWriter {
    static final String REFUSED = "refused";
    static final String AWAY = "away";

    final Semaphore mayCommit = new Semaphore(0);
    final List<List<ArrivedPush>> stores = new CopyOnWriteArrayList<>();

    @SuppressWarnings("NullAway") // No database.
    TestingWriter() {
      super(null, null, null);
    }

    @Override
    void disconnect() {}

    @Override
    void store(List<ArrivedPush> pushes) {
      stores.add(pushes);
      mayCommit.acquireUninterruptibly();
      for (ArrivedPush push : pushes) {
        String body = new String(push.body(), StandardCharsets.UTF_8);
        if (body.equals(REFUSED)) {
          throw new InboxRefused(new SQLException("no such character", "22021"));
        }
        if (body.equals(AWAY)) {
          throw new InboxUnavailable(new SQLException("no connection", "08006"));
        }
      }
    }
  }
}
