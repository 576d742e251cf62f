package io.dialbridge.protection;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialbridge.calls.CallKind;
import io.dialbridge.calls.Enforcement;
import io.dialbridge.calls.Verdict;
import io.dialbridge.platform.App;
import io.dialbridge.platform.CallOrder;
import io.dialbridge.platform.NotificationOrder;
import io.dialbridge.platform.ServiceKind;
import io.dialbridge.platform.VerificationOrder;
import io.dialbridge.problem.ProblemKind;
import io.dialbridge.protection.Protections.Protection;
import io.dialbridge.values.PhoneNumber;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the settings come to, for all apps and for one. */
class ProtectionsTest {
  private static final String AT = "dialbridge.protection.";
  private static final PhoneNumber CALLEE = new PhoneNumber("+8613700000002");
  private static final App NOTICE =
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

  @Test
  void withoutSettingsTheVendorsAdviceIsKeptAndNoHourIsQuiet() {
    Protection usual = TestingProtections.of(Map.of()).of(NOTICE);

    assertThat(usual)
        .isEqualTo(
            new Protection(
                Enforcement.REFUSE,
                3,
                10,
                Enforcement.OFF,
                QuietHours.of("22:00-08:00", "Asia/Shanghai"),
                Set.of(CallKind.CALLBACK, CallKind.NOTIFICATION),
                Enforcement.REFUSE));
  }

  @Test
  void whatAnAppHasOfItsOwnCountsAndTheRestIsAsForAll() {
    Protection own =
        TestingProtections.of(
                Map.of(
                    AT + "callee-caps.per-day", "5",
                    AT + "callee-caps.per-month", "20",
                    AT + "quiet-hours.zone", "Z",
                    AT + "apps.notice.callee-caps.per-day", "1",
                    AT + "apps.notice.quiet-hours.mode", "warn",
                    AT + "apps.notice.quiet-hours.hours", "12:00-14:00",
                    AT + "apps.notice.opt-outs.mode", "off"))
            .of(NOTICE);

    assertThat(own.caps()).isEqualTo(Enforcement.REFUSE);
    assertThat(own.perDay()).isEqualTo(1);
    assertThat(own.perMonth()).isEqualTo(20);
    assertThat(own.quiet()).isEqualTo(Enforcement.WARN);
    assertThat(own.hours()).isEqualTo(QuietHours.of("12:00-14:00", "Z"));
    assertThat(own.optOuts()).isEqualTo(Enforcement.OFF);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "callee-caps.per-day               | 0             | dialbridge.protection.callee-caps.per-day",
        "callee-caps.per-month             | -1            | dialbridge.protection.callee-caps.per-month",
        "quiet-hours.hours                 | 22-8          | dialbridge.protection.quiet-hours",
        "quiet-hours.zone                  | Asia/Beijing  | dialbridge.protection.quiet-hours",
        "apps.notice.callee-caps.per-day   | 0             | dialbridge.protection.apps.notice.callee-caps.per-day",
        "apps.notice.quiet-hours.hours     | 08:00-08:00   | dialbridge.protection.apps.notice.quiet-hours",
        "apps.nobody.opt-outs.mode         | off           | dialbridge.protection.apps.nobody",
      })
  void whatCanNotBeMeantIsNamed(String setting, String value, String named) {
    assertThat(TestingProtections.of(Map.of(AT + setting, value)).wrong())
        .singleElement()
        .asString()
        .startsWith(named + ":");
    assertThat(TestingProtections.of(Map.of()).wrong()).isEmpty();
  }

  @Test
  void inTheQuietHoursNobodyIsCalledButWhoAskedForACode() {
    Map<String, String> settings = Map.of(AT + "quiet-hours.mode", "refuse");
    String night = "2026-01-15T15:00:00Z"; // 23:00 in Beijing

    Verdict refused = quiet(settings, night, notification());
    assertThat(refused.problem().orElseThrow().kind()).isEqualTo(ProblemKind.CALLEE_PROTECTED);
    assertThat(refused.problem().orElseThrow().retryAfter())
        .isEqualTo(Duration.ofHours(9).plusSeconds(1));
    assertThat(refused.reason().en()).contains("from 22:00 to 08:00 (Asia/Shanghai)");
    assertThat(quiet(settings, night, verification()).kind()).isEqualTo(Verdict.Kind.PASSED);
    assertThat(quiet(settings, "2026-01-15T00:00:00Z", notification()).kind())
        .isEqualTo(Verdict.Kind.PASSED);
    assertThat(quiet(Map.of(AT + "quiet-hours.mode", "warn"), night, notification()).kind())
        .isEqualTo(Verdict.Kind.WARNED);
    assertThat(quiet(Map.of(), night, notification()).kind()).isEqualTo(Verdict.Kind.PASSED);
  }

  private static Verdict quiet(Map<String, String> settings, String now, CallOrder call) {
    return new QuietHoursRule(
            TestingProtections.of(settings), Clock.fixed(Instant.parse(now), ZoneOffset.UTC))
        .judge(call);
  }

  private static CallOrder notification() {
    return new NotificationOrder(UUID.randomUUID(), NOTICE, CALLEE, CALLEE, List.of());
  }

  private static CallOrder verification() {
    return new VerificationOrder(
        UUID.randomUUID(), NOTICE, CALLEE, CALLEE, "4821", 2, "a.wav", null);
  }
}
