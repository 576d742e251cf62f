package io.dialbridge.protection;

import io.dialbridge.calls.CallRule;
import io.dialbridge.calls.Verdict;
import io.dialbridge.platform.CallOrder;
import io.dialbridge.problem.ProblemException;
import io.dialbridge.problem.ProblemKind;
import io.dialbridge.protection.Protections.Protection;
import io.dialbridge.values.Text;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Carriers block a number that calls somebody too often: at most 3 times in 24 hours and 10 times
 * in 30 days (VoiceCall_faq). Counted for each app, and so codes apart from notices: an app has one
 * kind. A callback's caller asked for the call, so only callees count.
 */
@ApplicationScoped
@Priority(500)
class CalleeCapsRule implements CallRule {
  private static final Duration DAY = Duration.ofHours(24);
  private static final Duration MONTH = Duration.ofDays(30);

  private final Protections protections;
  private final CalleeHistory history;
  private final Clock clock;

  CalleeCapsRule(Protections protections, CalleeHistory history, Clock clock) {
    this.protections = protections;
    this.history = history;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "callee-caps";
  }

  @Override
  public Verdict judge(CallOrder call) {
    Protection protection = protections.of(call.app());
    return protection.caps().apply(() -> judge(call, protection));
  }

  private Verdict judge(CallOrder call, Protection protection) {
    Instant now = clock.instant();
    int most = Math.max(protection.perDay(), protection.perMonth());
    List<Instant> earlier = history.newestCalls(call, now.minus(MONTH), most);
    Instant dayAgo = now.minus(DAY);
    int inDay = (int) earlier.stream().filter(at -> at.isAfter(dayAgo)).count();
    Instant free = now;
    if (inDay >= protection.perDay()) {
      free = earlier.get(protection.perDay() - 1).plus(DAY);
    }
    if (earlier.size() >= protection.perMonth()) {
      Instant later = earlier.get(protection.perMonth() - 1).plus(MONTH);
      free = later.isAfter(free) ? later : free;
    }
    if (!free.isAfter(now)) {
      return Verdict.passed(
          new Text(
              "The callee was called %d times in 24 hours and %d times in 30 days; %d and %d are the most."
                  .formatted(inDay, earlier.size(), protection.perDay(), protection.perMonth()),
              "24 小时内已呼叫该被叫 %d 次，30 天内 %d 次；上限分别为 %d 次和 %d 次。"
                  .formatted(inDay, earlier.size(), protection.perDay(), protection.perMonth())));
    }
    return protection
        .caps()
        .against(
            new ProblemException(
                    ProblemKind.CALLEE_PROTECTED,
                    new Text(
                        "The callee was called %d times in 24 hours and %d times in 30 days, and %d and %d are the most. Nobody was called now; call again after Retry-After."
                            .formatted(
                                inDay, earlier.size(), protection.perDay(), protection.perMonth()),
                        "24 小时内已呼叫该被叫 %d 次，30 天内 %d 次，上限分别为 %d 次和 %d 次。本次没有呼叫任何人，请在 Retry-After 之后再呼叫。"
                            .formatted(
                                inDay, earlier.size(), protection.perDay(), protection.perMonth())))
                .retryAfter(Duration.between(now, free).plusSeconds(1)));
  }
}
