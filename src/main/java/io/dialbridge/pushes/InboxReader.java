package io.dialbridge.pushes;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialbridge.bills.BillDesk;
import io.dialbridge.bills.CallBill;
import io.dialbridge.bills.FeeInfo;
import io.dialbridge.calls.CallSession;
import io.dialbridge.recordings.RecordingClues;
import io.dialbridge.recordings.RecordingDesk;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Reads stored pushes into facts and bills. Each item of a push is folded in a transaction of its
 * own, under the lock of its call; that may happen twice after a crash, and makes no difference,
 * since a call learns a fact only once.
 */
@ApplicationScoped
class InboxReader {
  private static final Logger LOG = Logger.getLogger(InboxReader.class);
  private static final int MOST_DETAIL = 500;

  private final Inbox inbox;
  private final BillDesk bills;
  private final RecordingDesk recordings;
  private final PushesConfig config;
  private final Clock clock;

  InboxReader(
      Inbox inbox, BillDesk bills, RecordingDesk recordings, PushesConfig config, Clock clock) {
    this.inbox = inbox;
    this.bills = bills;
    this.recordings = recordings;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Reads the next push, if there is one.
   *
   * @return false where the inbox has nothing to read now
   */
  boolean readNext() {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              Optional<StoredPush> next = inbox.claim(clock.instant());
              next.ifPresent(this::read);
              return next.isPresent();
            });
  }

  private void read(StoredPush push) {
    Map<Integer, Unfit> unfit = new TreeMap<>();
    try {
      ReadPush read = ReadPush.of(push.body());
      List<JsonNode> items = read.items();
      for (int item = 0; item < items.size(); item++) {
        int place = read.isBills() ? item : Inbox.WHOLE;
        readItem(push, read, items.get(item)).ifPresent(reason -> unfit.put(place, reason));
      }
    } catch (MalformedPush e) {
      // The door lets no such push in as new; a stored one would be our own mistake.
      unfit.put(Inbox.WHOLE, new Unfit(QuarantineReason.MALFORMED, String.valueOf(e.getMessage())));
    }
    settle(push, unfit);
  }

  /** What kept an item from being folded. */
  private record Unfit(QuarantineReason reason, String detail) {}

  private Optional<Unfit> readItem(StoredPush push, ReadPush read, JsonNode item) {
    try {
      boolean folded = QuarkusTransaction.requiringNew().call(() -> fold(push, read, item));
      return folded
          ? Optional.empty()
          : Optional.of(
              new Unfit(
                  QuarantineReason.NO_CALL,
                  "eventType " + read.eventType() + " names no call of app " + push.app()));
    } catch (RuntimeException e) {
      LOG.errorf(e, "Push %d could not be read (try %d)", push.id(), push.tries() + 1);
      return Optional.of(new Unfit(QuarantineReason.POISON, e.getClass().getSimpleName()));
    }
  }

  private boolean fold(StoredPush push, ReadPush read, JsonNode item) {
    Optional<CallSession> found = callOf(push.app(), item);
    found.ifPresent(
        call -> {
          if (read.isBills()) {
            CallBill bill =
                bills.take(call, BillReading.content(item), BillReading::fee, push.receivedAt());
            recordings.take(call, clues(bill.fee()), bill.receivedAt(), push.receivedAt());
          } else {
            StatusReading.facts(call, read.eventType(), item, push.receivedAt(), push.digestHex())
                .forEach(call::learn);
          }
        });
    return found.isPresent();
  }

  private static RecordingClues clues(FeeInfo fee) {
    return new RecordingClues(
        fee.recordFlag(),
        fee.recordStartTime(),
        fee.recordObjectName(),
        fee.recordBucketName(),
        fee.recordDomain(),
        fee.recordFileDownloadUrl());
  }

  /**
   * By our id in userData, else by the platform's session id; only among the calls of the app in
   * the push's path.
   */
  private static Optional<CallSession> callOf(String app, JsonNode item) {
    UUID ours = idOrNull(WireText.orNull(item, "userData", 256));
    if (ours != null) {
      Optional<CallSession> byId = CallSession.locked(ours).filter(call -> call.app().equals(app));
      if (byId.isPresent()) {
        return byId;
      }
    }
    String sessionId = StatusReading.sessionId(item);
    return sessionId == null ? Optional.empty() : CallSession.lockedBySessionId(app, sessionId);
  }

  private static @Nullable UUID idOrNull(@Nullable String userData) {
    try {
      return userData == null ? null : UUID.fromString(userData);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private void settle(StoredPush push, Map<Integer, Unfit> unfit) {
    Instant now = clock.instant();
    if (!unfit.isEmpty() && push.tries() < config.retryPauses().size()) {
      inbox.tryAgain(push, now.plus(config.retryPauses().get(push.tries())));
      return;
    }
    unfit.forEach(
        (item, why) -> inbox.quarantine(push, item, why.reason(), cut(why.detail()), now));
    inbox.done(push);
  }

  private static String cut(String detail) {
    return detail.length() <= MOST_DETAIL ? detail : detail.substring(0, MOST_DETAIL);
  }
}
