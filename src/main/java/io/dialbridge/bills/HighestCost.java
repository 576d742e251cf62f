package io.dialbridge.bills;

import io.dialbridge.calls.CostLimit;
import io.dialbridge.platform.CallOrder;
import io.dialbridge.platform.CallbackOrder;
import io.dialbridge.platform.NotificationOrder;
import io.dialbridge.platform.VerificationOrder;
import io.dialbridge.values.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;

/**
 * What a call costs if both answer and talk as long as they may. Only a callback with a limit ends
 * at a time that is known beforehand, its limit counting from the callee's answer
 * (VoiceCall_faq_0000_14): how long files and templates last that the others play is not known.
 */
@ApplicationScoped
class HighestCost implements CostLimit {
  private final BillsConfig config;

  HighestCost(BillsConfig config) {
    this.config = config;
  }

  @Override
  public Bound of(CallOrder call) {
    return switch (call) {
      case CallbackOrder callback -> ofCallback(callback);
      case NotificationOrder notification -> new Unbounded();
      case VerificationOrder verification -> new Unbounded();
    };
  }

  private Bound ofCallback(CallbackOrder call) {
    if (call.maxMinutes() == null) {
      return new Unbounded();
    }
    Duration talk = Duration.ofMinutes(call.maxMinutes());
    Duration caller = config.chargeWaiting() ? talk.plus(config.longestWait()) : talk;
    return new WorstCase(
        new Money(config.pricePerMinute(), config.currency())
            .times(Rating.startedMinutes(talk) + Rating.startedMinutes(caller)));
  }
}
