package io.dialbridge.protection;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialbridge.calls.Verdict;
import io.dialbridge.platform.App;
import io.dialbridge.platform.CallOrder;
import io.dialbridge.platform.NotificationOrder;
import io.dialbridge.platform.ServiceKind;
import io.dialbridge.values.PhoneNumber;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arithmetic of the windows; what is counted {@link CalleeCapsTest} asks the database. */
class CalleeCapsRuleTest {
  private static final Instant NOW = Instant.parse("2026-01-15T08:30:00Z");
  private static final PhoneNumber CALLEE = new PhoneNumber("+8613700000002");
  private static final App APP =
      new App(
          "notice",
          "k",
          "s",
          ServiceKind.NOTIFICATION,
          List.of(CALLEE),
          List.of(),
          false,
          null,
          List.of());
  private static final CallOrder CALL =
      new NotificationOrder(UUID.randomUUID(), APP, CALLEE, CALLEE, List.of());

  @Test
  void threeTimesInADayAndTenInThirtyDaysAreEnough() {
    assertThat(judge("PT1H", "PT2H").kind()).isEqualTo(Verdict.Kind.PASSED);
    assertThat(judge("PT1H", "PT2H", "PT23H59M59S").kind()).isEqualTo(Verdict.Kind.REFUSED);
    assertThat(judge("PT1H", "PT2H", "PT24H").kind()).isEqualTo(Verdict.Kind.PASSED);
    assertThat(judge(days(9)).kind()).isEqualTo(Verdict.Kind.PASSED);
    assertThat(judge(days(10)).kind()).isEqualTo(Verdict.Kind.REFUSED);
  }

  @Test
  void retryAfterIsWhenTheOldestOfThemFallsOutOfItsWindow() {
    assertThat(retryAfter("PT1H", "PT2H", "PT5H")).isEqualTo(Duration.ofHours(19).plusSeconds(1));
    assertThat(retryAfter("PT1H", "PT2H", "PT5H", "PT6H"))
        .as("one more falls out before, which is not enough")
        .isEqualTo(Duration.ofHours(19).plusSeconds(1));
    assertThat(retryAfter(days(10))).isEqualTo(Duration.ofDays(20).plusSeconds(1));
    // Both are full: the later one counts.
    String[] both =
        Stream.concat(Stream.of("PT1H", "PT2H", "PT3H"), Stream.of(days(8)).skip(1))
            .toArray(String[]::new);
    assertThat(retryAfter(both)).isEqualTo(Duration.ofDays(22).plusSeconds(1));
  }

  @Test
  void theReasonIsSaidInBothLanguages() {
    assertThat(judge("PT1H", "PT2H", "PT5H").reason().en()).contains("3 times in 24 hours");
    assertThat(judge("PT1H", "PT2H", "PT5H").reason().zh()).contains("24 小时内已呼叫该被叫 3 次");
  }

  /** One a day, the newest of them a day and an hour ago. */
  private static String[] days(int calls) {
    return Stream.iterate(1, day -> day + 1)
        .limit(calls)
        .map(day -> day == calls ? "P" + day + "D" : "P" + day + "DT1H")
        .toArray(String[]::new);
  }

  private static Duration retryAfter(String... ago) {
    return judge(ago).problem().orElseThrow().retryAfter();
  }

  private static Verdict judge(String... ago) {
    List<Instant> calls = Stream.of(ago).map(Duration::parse).map(NOW::minus).toList();
    CalleeHistory history =
        new CalleeHistory(null, null) {
          @Override
          List<Instant> newestCalls(CallOrder call, Instant since, int most) {
            return calls.stream().filter(at -> at.isAfter(since)).limit(most).toList();
          }
        };
    return new CalleeCapsRule(
            TestingProtections.of(Map.of()), history, Clock.fixed(NOW, ZoneOffset.UTC))
        .judge(CALL);
  }
}
