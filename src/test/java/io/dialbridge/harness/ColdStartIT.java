package io.dialbridge.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TestingFacade.Answer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The executable, started by the very requests that it is to answer, as from zero: what is before
 * it holds them until its port is open (Knative's activator does), and sends them once.
 */
class ColdStartIT {
  private static final Duration LATEST = Duration.ofSeconds(5);

  private final String executable = ChildProcess.nativeExecutable();
  private final Map<String, String> settings = new HashMap<>();
  private final List<Replica> replicas = new ArrayList<>();
  private DurableDatabase database;
  private PlatformStub platform;

  @BeforeEach
  void migrate() throws Exception {
    assumeTrue(
        !executable.isEmpty(), "on a JVM a start takes seconds, and nobody would go to zero");
    database = DurableDatabase.start();
    platform = new PlatformStub();
    settings.put("QUARKUS_PROFILE", "trial");
    settings.put("QUARKUS_FLYWAY_MIGRATE_AT_START", "false");
    settings.put("QUARKUS_DATASOURCE_JDBC_URL", database.url());
    settings.put("QUARKUS_DATASOURCE_USERNAME", "postgres");
    settings.put("QUARKUS_DATASOURCE_PASSWORD", "postgres");
    settings.put("DIALBRIDGE_PLATFORM_URL", platform.url());
    ChildProcess.start("migrate", List.of(executable, "migrate"), settings).awaitEnd();
  }

  @AfterEach
  void end() {
    replicas.forEach(Replica::close);
    if (database != null) {
      platform.close();
      database.close();
    }
  }

  @Test
  void whatComesWhileItStartsIsAnsweredAndStored() throws Exception {
    Replica cold = start("api");
    TestingFacade api = new TestingFacade(cold.url());
    Answer placed = inTime(cold, () -> api.placeCallback(CallPushes.callbackRequest()));
    assertThat(placed.status()).isEqualTo(201);
    String id = placed.body().path("id").asText();

    Replica door = start("push");
    List<byte[]> pushes =
        new CallPushes(door.url()).requests(new CallCopies.Copy(id, CallCopies.sessionId(0)));
    try (ExecutorService platform = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<Boolean> answer :
          List.of(
              platform.submit(() -> inTime(door, () -> acknowledged(door, pushes.getFirst()))),
              platform.submit(() -> inTime(door, () -> acknowledged(door, pushes.getLast()))))) {
        assertThat(answer.get()).isTrue();
      }
    }
    await().atMost(LATEST).until(() -> api.call(id).path("settled").asBoolean());
    assertThat(api.call(id).at("/bill/cost/amount").asText()).isEqualTo("0.36");
    assertThat(api.get("/v1/calls/" + id + "/events").body().findValuesAsText("type"))
        .contains("called", "billed");
  }

  private Replica start(String role) {
    Map<String, String> own = new HashMap<>(settings);
    own.put("DIALBRIDGE_ROLE", role);
    Replica replica =
        new Replica("cold-" + role, List.of(executable), own, ChildProcess.freePort());
    replicas.add(replica);
    return replica;
  }

  /** Sends it as soon as the port is open, and has its answer in time, from now on. */
  private static <T> T inTime(Replica cold, Callable<T> request) throws Exception {
    long sent = System.nanoTime();
    await().pollInterval(Duration.ofMillis(5)).atMost(LATEST).until(cold::isServing);
    T answer = request.call();
    assertThat(Duration.ofNanos(System.nanoTime() - sent)).isLessThan(LATEST);
    return answer;
  }

  private static boolean acknowledged(Replica door, byte[] push) throws IOException {
    try (PushConnection connection = new PushConnection(door.url())) {
      connection.send(push); // Fails on any other answer than 200.
      return true;
    }
  }
}
