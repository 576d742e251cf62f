package io.dialbridge.protection;

import io.dialbridge.calls.CallKind;
import io.dialbridge.calls.CallRule;
import io.dialbridge.calls.Verdict;
import io.dialbridge.platform.CallOrder;
import io.dialbridge.platform.NotificationOrder;
import io.dialbridge.problem.ProblemException;
import io.dialbridge.problem.ProblemKind;
import io.dialbridge.protection.Protections.Protection;
import io.dialbridge.values.Text;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** Nobody is called in the night. The platform itself has no such rule (VoiceCall_faq_0000_64). */
@ApplicationScoped
@Priority(600)
class QuietHoursRule implements CallRule {
  private final Protections protections;
  private final Clock clock;

  QuietHoursRule(Protections protections, Clock clock) {
    this.protections = protections;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "quiet-hours";
  }

  @Override
  public boolean isAskedAgain() {
    return true;
  }

  @Override
  public Verdict judge(CallOrder call) {
    Protection protection = protections.of(call.app());
    return protection.quiet().apply(() -> judge(call, protection));
  }

  private Verdict judge(CallOrder call, Protection protection) {
    if (call instanceof NotificationOrder notification && notification.urgent()) {
      return Verdict.passed(new Text("The call is urgent: it wakes people.", "该呼叫紧急，不受时段限制。"));
    }
    if (!protection.kinds().contains(CallKind.of(call))) {
      return Verdict.passed(
          new Text("Calls of this kind may be placed at any time.", "此类呼叫不受时段限制。"));
    }
    Instant now = clock.instant();
    QuietHours hours = protection.hours();
    return hours
        .endIfQuiet(now)
        .map(end -> protection.quiet().against(quiet(hours, Duration.between(now, end))))
        .orElseGet(() -> Verdict.passed(new Text("No quiet hours now.", "当前不在免打扰时段。")));
  }

  private static ProblemException quiet(QuietHours hours, Duration left) {
    return new ProblemException(
            ProblemKind.CALLEE_PROTECTED,
            new Text(
                "Nobody is called from %s to %s (%s). Nobody was called now; call again after Retry-After."
                    .formatted(hours.from(), hours.to(), hours.zone()),
                "%s 至 %s（%s）为免打扰时段。本次没有呼叫任何人，请在 Retry-After 之后再呼叫。"
                    .formatted(hours.from(), hours.to(), hours.zone())))
        .retryAfter(left.plusSeconds(1));
  }
}
