package io.dialbridge.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The exceptions are those that replicas threw while their database was shut down. */
class DatabaseAwayTest {
  @ParameterizedTest
  @CsvSource({
    "08006, An I/O error occurred while sending to the backend.",
    "57P03, FATAL: the database system is starting up",
    "57P01, FATAL: terminating connection due to administrator command",
    "53300, FATAL: sorry too many clients already",
    "55P03, ERROR: canceling statement due to lock timeout",
    ", Sorry acquisition timeout!"
  })
  void aDatabaseThatIsAway(String state, String message) {
    Exception thrown = new IllegalStateException(new SQLException(message, state));

    assertThat(DatabaseAway.reason(thrown)).contains(message);
  }

  @Test
  void aCommitThatFailed() {
    Exception rolledBack = new IllegalStateException("Could not commit transaction.");
    rolledBack.addSuppressed(
        new IllegalStateException(new SQLException("An I/O error occurred", "08006")));

    assertThat(DatabaseAway.reason(new IllegalStateException(rolledBack)))
        .contains("An I/O error occurred");
  }

  @ParameterizedTest
  @CsvSource({"23505", "42703", "22021"})
  void aMistakeOfOurOwn(String state) {
    assertThat(DatabaseAway.reason(new IllegalStateException(new SQLException("no", state))))
        .isEmpty();
  }

  @Test
  void noDatabaseAtAll() {
    assertThat(DatabaseAway.reason(new NullPointerException())).isEmpty();
  }
}
