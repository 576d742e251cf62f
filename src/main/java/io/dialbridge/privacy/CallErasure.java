package io.dialbridge.privacy;

import io.dialbridge.bills.BillKeeper;
import io.dialbridge.calls.CallEraser;
import io.dialbridge.protection.OptOutList;
import io.dialbridge.pushes.PushEraser;
import io.dialbridge.recordings.RecordingKeeper;
import io.dialbridge.values.DataKey;
import io.dialbridge.webhooks.WebhookKeeper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Erases calls: what tells who talked goes from every table at once, or from none. */
@ApplicationScoped
class CallErasure {
  private final CallEraser calls;
  private final BillKeeper bills;
  private final RecordingKeeper recordings;
  private final PushEraser pushes;
  private final OptOutList optOuts;
  private final WebhookKeeper webhooks;
  private final Clock clock;

  CallErasure(
      CallEraser calls,
      BillKeeper bills,
      RecordingKeeper recordings,
      PushEraser pushes,
      OptOutList optOuts,
      WebhookKeeper webhooks,
      Clock clock) {
    this.calls = calls;
    this.bills = bills;
    this.recordings = recordings;
    this.pushes = pushes;
    this.optOuts = optOuts;
    this.webhooks = webhooks;
    this.clock = clock;
  }

  /**
   * How many were erased.
   *
   * @param pushes that said whose they were
   */
  record Erased(int calls, int pushes) {}

  /**
   * Erases those of the calls of which nothing more is expected; the others stay as they are: the
   * numbers are needed to read what comes.
   */
  Erased erase(Collection<UUID> ids) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              Set<UUID> wanted = new HashSet<>(ids);
              wanted.removeAll(pushes.waiting(wanted));
              Map<UUID, DataKey> locked = calls.lock(wanted);
              bills.erase(locked);
              recordings.forget(locked.keySet());
              optOuts.eraseOf(locked.keySet());
              webhooks.erase(locked.keySet());
              int erasedPushes = pushes.eraseOf(locked.keySet());
              calls.erase(locked.keySet(), clock.instant());
              return new Erased(locked.size(), erasedPushes);
            });
  }
}
