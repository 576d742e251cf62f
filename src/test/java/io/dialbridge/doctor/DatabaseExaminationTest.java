package io.dialbridge.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialbridge.dev.EmbeddedDatabase;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Against a real PostgreSQL, the one of the tests, and against none. */
class DatabaseExaminationTest {
  private static Map<String, Observation> examine(String url, int pool, Clock clock) {
    PGSimpleDataSource database = new PGSimpleDataSource();
    database.setUrl(url);
    Chart chart = new Chart();
    new DatabaseExamination(database, pool, clock).examine(chart);
    return chart.close().stream().collect(Collectors.toMap(Observation::name, Function.identity()));
  }

  private static Map<String, Observation> examine(int pool, Clock clock) {
    return examine(EmbeddedDatabase.url(), pool, clock);
  }

  /** It runs without fsync, as no database of a production may. */
  @Test
  void theDatabaseOfTestsIsThereAndForgetful() {
    Map<String, Observation> lines = examine(5, Clock.systemUTC());

    assertThat(lines.get("database").health()).isEqualTo(Health.OK);
    assertThat(lines.get("database-primary").health()).isEqualTo(Health.OK);
    assertThat(lines.get("database-durability").health()).isEqualTo(Health.WARNING);
    assertThat(lines.get("database-durability").advice().en()).contains("fsync");
    assertThat(lines.get("database-connections").health()).isEqualTo(Health.OK);
    assertThat(lines.get("database-distance").health()).isEqualTo(Health.OK);
    assertThat(lines.get("clock-database").health()).isEqualTo(Health.OK);
  }

  @Test
  void aPoolThatFindsNoRoomIsAWarning() {
    assertThat(examine(1_000, Clock.systemUTC()).get("database-connections").health())
        .isEqualTo(Health.WARNING);
  }

  @Test
  void clocksThatDifferAreTold() {
    Clock late = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(-5));
    Clock early = Clock.offset(Clock.systemUTC(), Duration.ofSeconds(90));

    assertThat(examine(5, late).get("clock-database").health()).isEqualTo(Health.WARNING);
    assertThat(examine(5, late).get("clock-database").seen().en()).contains("-5.0");
    assertThat(examine(5, early).get("clock-database").health()).isEqualTo(Health.FAILED);
  }

  @Test
  void aDatabaseThatIsAwayIsTold() throws Exception {
    int closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }

    Map<String, Observation> lines =
        examine("jdbc:postgresql://127.0.0.1:" + closed + "/postgres", 5, Clock.systemUTC());

    assertThat(lines).containsOnlyKeys("database");
    assertThat(lines.get("database").health()).isEqualTo(Health.FAILED);
    assertThat(lines.get("database").seen().en()).contains("refused");
  }
}
