package io.dialbridge.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialbridge.testing.TestingClock;
import io.dialbridge.values.AuditLog;
import io.dialbridge.values.Requester;
import io.quarkus.runtime.ShutdownEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Refusals are all told, and never flood the audit log. */
class RefusalLogTest {
  private static final String STOP = "POST /v1/calls/{id}/stop";
  private static final String NEEDED = "needs calls:stop";

  private final TestingAuditLog audit = new TestingAuditLog();
  private final TestingClock clock = new TestingClock();
  private final RefusalLog refusals = new RefusalLog(audit, clock);

  private static Requester key(String name, String address) {
    return new Requester(name, null, null, address);
  }

  @Test
  void theFirstIsWrittenAtTheNextLook() {
    refusals.note(key("a", "192.0.2.7"), STOP, NEEDED);
    refusals.writeDue();

    assertThat(audit.written)
        .containsExactly("a 192.0.2.7 access.refused POST /v1/calls/{id}/stop: needs calls:stop");
  }

  @Test
  void aFloodIsOneMoreEntryAMinute() {
    for (int second = 0; second < 120; second++) {
      for (int i = 0; i < 100; i++) {
        refusals.note(key("a", "192.0.2." + i), STOP, NEEDED);
      }
      refusals.writeDue();
      clock.advance(Duration.ofSeconds(1));
    }
    refusals.writeDue();
    clock.advance(Duration.ofMinutes(1));
    refusals.writeDue();

    assertThat(audit.written)
        .containsExactly(
            "a 192.0.2.99 access.refused POST /v1/calls/{id}/stop: needs calls:stop; 100 times since 2026-01-15T08:30:20.750Z",
            "a 192.0.2.99 access.refused POST /v1/calls/{id}/stop: needs calls:stop; 6000 times since 2026-01-15T08:30:21.750Z",
            "a 192.0.2.99 access.refused POST /v1/calls/{id}/stop: needs calls:stop; 5900 times since 2026-01-15T08:31:21.750Z");
  }

  @Test
  void eachKeyAndOperationCountsForItself() {
    refusals.note(key("a", "192.0.2.7"), STOP, NEEDED);
    refusals.note(key("a", "192.0.2.7"), "GET /v1/bills", "needs bills:read");
    refusals.note(key("b", "192.0.2.7"), STOP, NEEDED);
    refusals.writeDue();

    assertThat(audit.written).hasSize(3).noneMatch(entry -> entry.contains("times"));
  }

  @Test
  void whatCouldNotBeWrittenIsWrittenLater() {
    refusals.note(key("a", "192.0.2.7"), STOP, NEEDED);
    audit.away = true;
    refusals.writeDue();
    refusals.note(key("a", "192.0.2.8"), STOP, NEEDED);
    refusals.writeDue();
    audit.away = false;
    refusals.writeDue();

    assertThat(audit.written)
        .containsExactly(
            "a 192.0.2.8 access.refused POST /v1/calls/{id}/stop: needs calls:stop; 2 times since 2026-01-15T08:30:20.750Z");
  }

  @Test
  void atTheEndTheRestIsWritten() {
    refusals.note(key("a", "192.0.2.7"), STOP, NEEDED);
    refusals.writeDue();
    refusals.note(key("a", "192.0.2.7"), STOP, NEEDED);
    refusals.writeDue();
    assertThat(audit.written).hasSize(1);

    refusals.writeAll(new ShutdownEvent());
    assertThat(audit.written).hasSize(2);
  }

  private static final class TestingAuditLog implements AuditLog {
    private final List<String> written = new ArrayList<>();
    private boolean away;

    @Override
    public void write(Requester requester, List<Act> acts) {
      if (away) {
        throw new IllegalStateException("the database is away");
      }
      for (Act act : acts) {
        written.add(
            "%s %s %s %s: %s"
                .formatted(
                    requester.name(),
                    requester.address(),
                    act.action(),
                    act.target(),
                    act.reason()));
      }
    }
  }
}
