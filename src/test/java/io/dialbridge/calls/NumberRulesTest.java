package io.dialbridge.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialbridge.calls.Verdict.Kind;
import io.dialbridge.platform.App;
import io.dialbridge.platform.CallOrder;
import io.dialbridge.platform.NotificationOrder;
import io.dialbridge.platform.ServiceKind;
import io.dialbridge.values.PhoneNumber;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a number alone tells. */
class NumberRulesTest {
  private static final PhoneNumber SHOWN = new PhoneNumber("+8675500001111");
  private static final App APP =
      new App(
          "notice",
          "k",
          "s",
          ServiceKind.NOTIFICATION,
          List.of(SHOWN),
          List.of(),
          false,
          null,
          List.of());

  @ParameterizedTest
  @CsvSource({
    "+8613700000001, PASSED, UNKNOWN",
    "+8619900000001, PASSED, UNKNOWN",
    "+867552800000, PASSED, PASSED",
    "+8675528000002, PASSED, PASSED",
    "+861062000000, PASSED, PASSED",
    "+862162000000, PASSED, PASSED",
    // Ningxia's area codes look like short numbers.
    "+869516000000, PASSED, PASSED",
    "+869916000000, PASSED, REFUSED",
    "+869036000000, PASSED, REFUSED",
    "+868916000000, PASSED, REFUSED",
    "+8689760000001, PASSED, REFUSED",
    "+868986600000, PASSED, PASSED",
    "+8695588, REFUSED, REFUSED",
    "+86955880, REFUSED, REFUSED",
    "+86137000000, REFUSED, PASSED",
    "+86137000000011, REFUSED, PASSED",
    "+8607552800000, REFUSED, PASSED",
    "+85221234567, REFUSED, PASSED",
    "+85366123456, REFUSED, PASSED",
    "+886912345678, REFUSED, PASSED",
    "+14155550100, REFUSED, PASSED",
  })
  void aNumberIsJudgedByItsForm(String number, Kind form, Kind region) {
    TestingSettings settings = new TestingSettings(false, Enforcement.REFUSE, Enforcement.REFUSE);

    assertThat(new NumberFormRule(settings).judge(to(number)).kind()).isEqualTo(form);
    assertThat(new RegionRule(settings).judge(to(number)).kind()).isEqualTo(region);
  }

  @Test
  void aRuleMayOnlyWarnOrBeOff() {
    CallOrder abroad = to("+14155550100");

    Verdict warned = new NumberFormRule(settings(Enforcement.WARN)).judge(abroad);
    assertThat(warned.kind()).isEqualTo(Kind.WARNED);
    assertThat(warned.reason().zh()).contains("中国大陆");
    assertThat(new NumberFormRule(settings(Enforcement.OFF)).judge(abroad).kind())
        .isEqualTo(Kind.PASSED);
    assertThat(new RegionRule(settings(Enforcement.WARN)).judge(to("+869916000000")).kind())
        .isEqualTo(Kind.WARNED);
  }

  @Test
  void testNumbersAreRefusedHoweverTheRuleIsKept() {
    CallOrder test = to("+8615400010001");

    assertThat(new NumberFormRule(settings(Enforcement.OFF)).judge(test).kind())
        .isEqualTo(Kind.REFUSED);
    assertThat(
            new NumberFormRule(new TestingSettings(true, Enforcement.REFUSE, Enforcement.REFUSE))
                .judge(test)
                .kind())
        .isEqualTo(Kind.PASSED);
  }

  @Test
  void onlyTheAppsOwnNumbersAreShown() {
    DisplayNumberRule rule = new DisplayNumberRule();

    assertThat(rule.judge(to("+8613700000001")).kind()).isEqualTo(Kind.PASSED);
    NotificationOrder other =
        new NotificationOrder(
            UUID.randomUUID(),
            APP,
            new PhoneNumber("+8613700000001"),
            new PhoneNumber("+8675500009999"),
            List.of());
    assertThat(rule.judge(other).problem().orElseThrow())
        .hasMessageContaining("shownToCallee is not a display number of app notice");
  }

  private static TestingSettings settings(Enforcement mode) {
    return new TestingSettings(false, mode, mode);
  }

  private static CallOrder to(String number) {
    return new NotificationOrder(UUID.randomUUID(), APP, new PhoneNumber(number), SHOWN, List.of());
  }

  private record TestingSettings(
      boolean testNumbersAllowed, Enforcement numberForm, Enforcement region)
      implements CallsConfig {
    @Override
    public int submittingSeconds() {
      return 45;
    }
  }
}
