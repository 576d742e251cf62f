package io.dialbridge.calls;

import io.dialbridge.explain.Doing;
import io.dialbridge.explain.Refusal;
import io.dialbridge.explain.Refusals;
import io.dialbridge.explain.Retry;
import io.dialbridge.platform.PlatformOutcome;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How this process last saw each app stand with the platform: an app that was refused for a reason
 * only the operator can mend stays listed until the platform takes a call of it again.
 */
@ApplicationScoped
public class AppStanding {
  private final Map<String, String> refusedWith = new ConcurrentHashMap<>();

  void note(String app, PlatformOutcome outcome) {
    switch (outcome) {
      case PlatformOutcome.Accepted accepted -> refusedWith.remove(app);
      case PlatformOutcome.Refused refused when needsOperator(refused) ->
          refusedWith.put(app, refused.code());
      case PlatformOutcome.Refused refused -> {}
      case PlatformOutcome.Unreachable unreachable -> {}
      case PlatformOutcome.Unconfirmed unconfirmed -> {}
    }
  }

  private static boolean needsOperator(PlatformOutcome.Refused refused) {
    Refusal refusal = Refusals.of(refused.code());
    return refusal.doing() != Doing.CALLER && refusal.retry() != Retry.WAIT;
  }

  /** By the names of the apps: the result code with which the platform refused them. */
  public Map<String, String> refused() {
    return new TreeMap<>(refusedWith);
  }
}
