package io.dialbridge.calls;

import io.dialbridge.platform.App;
import io.dialbridge.platform.NotificationOrder;
import io.dialbridge.platform.ServiceKind;
import io.dialbridge.values.PhoneNumber;
import io.dialbridge.values.Requester;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes a request for a voice notification. */
@ApplicationScoped
class NotificationDesk {
  private final DeskRules rules;

  NotificationDesk(DeskRules rules) {
    this.rules = rules;
  }

  Wish prepare(
      PlaceNotificationRequest request, Requester requester, @Nullable String idempotencyKey) {
    return prepare(request, requester, idempotencyKey, false);
  }

  /**
   * @param urgent whether it may be placed in quiet hours
   */
  Wish prepare(
      PlaceNotificationRequest request,
      Requester requester,
      @Nullable String idempotencyKey,
      boolean urgent) {
    rules.checkIdempotencyKey(idempotencyKey);
    NotificationItems.check(request.items());
    App app = rules.app(ServiceKind.NOTIFICATION, request.app(), requester);
    PhoneNumber callee = rules.callee(requester, request.callee());
    PhoneNumber shown = DeskRules.displayNumber(app, request.shownToCallee());
    List<NotificationOrder.Item> items = NotificationItems.ordered(request.items());
    CallRequest call =
        new CallRequest(
            CallKind.NOTIFICATION,
            app.name(),
            requester.name(),
            idempotencyKey,
            rules.fingerprints(CallKind.NOTIFICATION, request),
            request.reference(),
            null,
            callee,
            null,
            shown,
            null,
            false,
            items.stream().anyMatch(item -> item.collectDigits() > 0),
            requester.tokenId(),
            rules.webhook(request.webhook(), app));
    return Wish.patient(
        call,
        id -> new NotificationOrder(id, app, callee, shown, items, urgent),
        request.queueSeconds());
  }
}
