package io.dialbridge.calls;

import io.dialbridge.platform.App;
import io.dialbridge.platform.CallOrder;
import io.dialbridge.platform.CallbackOrder;
import io.dialbridge.platform.NotificationOrder;
import io.dialbridge.platform.VerificationOrder;
import io.dialbridge.values.DataKey;
import io.dialbridge.values.PhoneNumber;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is to be sent of a call that waits, as it lies in the database: sealed under the call's key.
 *
 * @param caller null in one-party calls, as everything that only callbacks have
 * @param items what a notification plays; null in callbacks
 * @param urgent whether a notification may be placed in quiet hours
 */
@RegisterForReflection(
    targets = {QueuedOrder.class, CallbackOrder.Prompts.class, NotificationOrder.Item.class})
record QueuedOrder(
    @Nullable String caller,
    String callee,
    @Nullable String shownToCaller,
    String shownToCallee,
    @Nullable Integer maxMinutes,
    boolean record,
    CallbackOrder.@Nullable Prompts prompts,
    @Nullable List<NotificationOrder.Item> items,
    boolean urgent) {
  private static final String PURPOSE = "queued-order";

  static byte[] sealed(CallOrder order, DataKey key) {
    return key.seal(PURPOSE, StoredJson.bytes(of(order)));
  }

  static QueuedOrder opened(byte[] sealed, DataKey key) {
    return StoredJson.read(key.open(PURPOSE, sealed), QueuedOrder.class);
  }

  private static QueuedOrder of(CallOrder order) {
    return switch (order) {
      case CallbackOrder callback ->
          new QueuedOrder(
              callback.caller().e164(),
              callback.callee().e164(),
              callback.shownToCaller().e164(),
              callback.shownToCallee().e164(),
              callback.maxMinutes(),
              callback.record(),
              callback.prompts(),
              null,
              false);
      case NotificationOrder notification ->
          new QueuedOrder(
              null,
              notification.callee().e164(),
              null,
              notification.shownToCallee().e164(),
              null,
              false,
              null,
              notification.items(),
              notification.urgent());
      case VerificationOrder verification ->
          throw new IllegalArgumentException("a code is never stored, so it can't wait");
    };
  }

  CallOrder order(UUID id, App app) {
    PhoneNumber to = new PhoneNumber(callee);
    PhoneNumber shown = new PhoneNumber(shownToCallee);
    if (items != null) {
      return new NotificationOrder(id, app, to, shown, items, urgent);
    }
    if (caller == null || shownToCaller == null || prompts == null) {
      throw new IllegalStateException(
          "a queued order is neither a callback's nor a notification's");
    }
    return new CallbackOrder(
        id,
        app,
        new PhoneNumber(caller),
        to,
        new PhoneNumber(shownToCaller),
        shown,
        maxMinutes,
        record,
        prompts);
  }

  /** Without numbers and contents, so that it can be logged. */
  @Override
  public String toString() {
    return "queued order";
  }
}
