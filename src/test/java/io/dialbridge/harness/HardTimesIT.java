package io.dialbridge.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TestingFacade.Answer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The package, in little memory, when its database is away, and when far more comes than it can
 * take: whoever can't be served is told so soon, nothing acknowledged is lost, and it is well again
 * by itself.
 */
class HardTimesIT {
  /** In all 512 MiB of pushes, for a service that has 160 MiB. */
  private static final int CROWD = 1_024;

  private static final int LARGE = 512 << 10;

  private static final List<String> LITTLE_MEMORY = List.of("-Xmx160m");

  private DurableDatabase database;
  private PlatformStub platform;
  private ServiceProcesses processes;
  private TestingFacade service;
  private String call;

  @BeforeEach
  void start() throws Exception {
    database = DurableDatabase.start();
    platform = new PlatformStub();
    processes = new ServiceProcesses();
    processes.startService(
        ChildProcess.nativeExecutable(), LITTLE_MEMORY, platform.url(), database.url());
    service = new TestingFacade(processes.serviceUrl());
    call = service.placeCallback("+8615400000001", "+8615400010001").body().path("id").asText();
  }

  @AfterEach
  void end() {
    processes.close();
    platform.close();
    database.close();
  }

  @Test
  void aDatabaseThatIsAwayIsToldAtOnceAndItsReturnIsNoticed() {
    assertThat(service.push(push("before", 0)).status()).isEqualTo(200);
    database.stopAtOnce();

    for (int i = 0; i < 3; i++) {
      Answer refused = within(Duration.ofSeconds(2), () -> service.push(push("during", 0)));
      assertThat(refused.status()).isEqualTo(503);
      assertThat(refused.header("Retry-After")).isEqualTo("5");
    }
    assertThat(service.push("no JSON").status()).isEqualTo(503);
    assertThat(service.get("/v1/calls/" + call).status()).isEqualTo(503);
    assertThat(service.get("/q/health/ready").status()).isEqualTo(503);
    assertThat(service.get("/q/health/live").status()).isEqualTo(200);

    database.startAgain();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> service.get("/q/health/ready").status() == 200);
    assertThat(service.push(push("after", 0)).status()).isEqualTo(200);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> events().containsAll(List.of("before", "after")));
    assertThat(events()).doesNotContain("during");
  }

  /** The database takes nothing for a while, as if it were ten times too slow. */
  @Test
  void aCrowdOfLargePushesIsTurnedAwayAndMemoryStaysBounded() throws Exception {
    Map<Integer, Long> statuses;
    try (Connection blocking = DriverManager.getConnection(database.url());
        ExecutorService crowd = Executors.newVirtualThreadPerTaskExecutor()) {
      blocking.setAutoCommit(false);
      blocking.createStatement().execute("lock table push_inbox in exclusive mode");
      List<Future<Answer>> answers = new ArrayList<>();
      for (int i = 0; i < CROWD; i++) {
        String body = push("crowd" + i, LARGE);
        answers.add(crowd.submit(() -> service.push(body)));
      }
      for (Future<Answer> answer : answers) {
        answer.get();
      }
      statuses = counted(answers);
    }

    assertThat(statuses).containsOnlyKeys(503).containsEntry(503, (long) CROWD);
    assertThat(service.get("/q/metrics").raw().body())
        .containsPattern("dialbridge_doors_turned_away_total\\{door=\"push\"} [1-9]");
    assertThat(service.push(push("afterwards", LARGE)).status()).isEqualTo(200);
    await().atMost(Duration.ofSeconds(30)).until(() -> events().contains("afterwards"));
    assertThat(service.get("/q/health/ready").status()).isEqualTo(200);
  }

  private static Map<Integer, Long> counted(List<Future<Answer>> answers) {
    return answers.stream()
        .collect(
            Collectors.groupingBy(
                answer -> answer.resultNow().status(), TreeMap::new, Collectors.counting()));
  }

  private static Answer within(Duration most, Supplier<Answer> request) {
    long begin = System.nanoTime();
    Answer answer = request.get();
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(most);
    return answer;
  }

  private List<String> events() {
    return service.get("/v1/calls/" + call + "/events?limit=200").body().findValuesAsText("code");
  }

  /** An event that nobody knows, and so is shown as it came. */
  private String push(String event, int filling) {
    return "{\"eventType\":\"%s\",\"statusInfo\":{\"userData\":\"%s\",\"filling\":\"%s\"}}"
        .formatted(event, call, "x".repeat(filling));
  }
}
