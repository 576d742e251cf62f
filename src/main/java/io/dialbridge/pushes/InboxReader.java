package io.dialbridge.pushes;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialbridge.bills.NewBills;
import io.dialbridge.calls.CallJournal;
import io.dialbridge.calls.CallSession;
import io.dialbridge.problem.DatabaseAway;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/**
 * Reads stored pushes into facts and bills. Pushes that say whose they are are read together: one
 * transaction locks their calls, folds them in the order in which they arrived, and marks them as
 * read. Whatever stands in the way of that, each of them is then read alone, and each of its items
 * in a transaction of its own, so that one that can't be read never blocks another.
 *
 * <p>After a crash a push may be read twice; that makes no difference, since a call learns a fact
 * only once.
 */
@ApplicationScoped
class InboxReader {
  private static final Logger LOG = Logger.getLogger(InboxReader.class);
  private static final int MOST_DETAIL = 500;

  private final Inbox inbox;
  private final Quarantine quarantine;
  private final CallJournal journal;
  private final ItemFolder folder;
  private final UnexplainedBills unexplained;
  private final PushEraser eraser;
  private final PushesConfig config;
  private final Clock clock;

  InboxReader(
      Inbox inbox,
      Quarantine quarantine,
      CallJournal journal,
      ItemFolder folder,
      UnexplainedBills unexplained,
      PushEraser eraser,
      PushesConfig config,
      Clock clock) {
    this.inbox = inbox;
    this.quarantine = quarantine;
    this.journal = journal;
    this.folder = folder;
    this.unexplained = unexplained;
    this.eraser = eraser;
    this.config = config;
    this.clock = clock;
  }

  /**
   * Reads the next new pushes of that share. What is left of a call waits for an elder push in
   * another's hands, and for the next look.
   *
   * @return whether there may be more of them by now
   */
  boolean readNew(Inbox.Share share) {
    List<StoredPush> claimed = new ArrayList<>();
    try {
      Together together =
          QuarkusTransaction.requiringNew()
              .call(
                  () -> {
                    claimed.addAll(inbox.claimNew(share));
                    return readTogether(claimed);
                  });
      together.alone().forEach(this::readAlone);
      return Inbox.isFull(claimed);
    } catch (RuntimeException e) {
      if (claimed.isEmpty()) {
        throw e;
      }
      LOG.warnf(e, "%d pushes could not be read together and are read one by one", claimed.size());
      claimed.forEach(push -> readAlone(push.id()));
      return true;
    }
  }

  /**
   * Reads a push that was read in vain and is due again.
   *
   * @return whether there was one
   */
  boolean readAgain() {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              Optional<StoredPush> due = inbox.claimAgain(clock.instant());
              due.ifPresent(push -> read(push, quarantine.retried(push.id())));
              return due.isPresent();
            });
  }

  /**
   * What became of pushes that were claimed together; what is in neither list waits for an elder of
   * the same call.
   *
   * @param alone to be read one by one
   * @param ofErased those of the read ones that tell of a call that was erased before they came
   */
  private record Together(List<Long> read, List<Long> alone, List<Long> ofErased) {}

  private Together readTogether(List<StoredPush> pushes) {
    Together together = new Together(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    Map<StoredPush, ReadPush> contents = new LinkedHashMap<>();
    for (StoredPush push : pushes) {
      contentWithOwners(push)
          .ifPresentOrElse(
              content -> contents.put(push, content), () -> together.alone().add(push.id()));
    }
    journal.learn(
        owners(contents.values()),
        calls -> {
          Set<UUID> withElders = inbox.withElders(contents.keySet(), calls.keySet());
          NewBills newBills = folder.newBills();
          contents.forEach(
              (push, content) -> fold(push, content, calls, withElders, together, newBills));
          newBills.write();
          return together;
        });
    if (!together.read().isEmpty()) {
      inbox.done(together.read());
    }
    if (!together.ofErased().isEmpty()) {
      eraser.erase(together.ofErased());
    }
    return together;
  }

  private void fold(
      StoredPush push,
      ReadPush content,
      Map<UUID, CallSession> calls,
      Set<UUID> withElders,
      Together together,
      NewBills newBills) {
    List<CallSession> owners =
        content.callIds().stream()
            .map(calls::get)
            .filter(call -> call != null && call.app().equals(push.app()) && call.canLearn())
            .toList();
    if (owners.size() < content.items().size()) {
      together.alone().add(push.id());
    } else if (owners.stream().map(CallSession::id).noneMatch(withElders::contains)) {
      for (int item = 0; item < owners.size(); item++) {
        folder.fold(owners.get(item), push, content, content.items().get(item), newBills);
      }
      together.read().add(push.id());
      if (owners.stream().anyMatch(CallSession::isErased)) {
        together.ofErased().add(push.id());
      }
    }
  }

  /** Empty where not each item says whose it is. */
  private static Optional<ReadPush> contentWithOwners(StoredPush push) {
    try {
      ReadPush content = ReadPush.of(push.body());
      return content.callIds().contains(null) ? Optional.empty() : Optional.of(content);
    } catch (MalformedPush e) {
      return Optional.empty();
    }
  }

  private static Set<UUID> owners(Collection<ReadPush> contents) {
    return contents.stream()
        .flatMap(content -> content.callIds().stream())
        .collect(Collectors.toSet());
  }

  private void readAlone(long id) {
    QuarkusTransaction.requiringNew()
        .run(() -> inbox.claim(id).ifPresent(push -> read(push, Set.of())));
  }

  /**
   * @param retried the places that an operator wants read again; none: the whole push is read
   */
  private void read(StoredPush push, Set<Integer> retried) {
    Map<Integer, Unfit> unfit = new TreeMap<>();
    Map<Integer, JsonNode> withoutCall = new TreeMap<>();
    Set<UUID> erased = new HashSet<>();
    try {
      ReadPush content = ReadPush.of(push.body());
      boolean whole = !content.isBills() || retried.contains(Inbox.WHOLE);
      for (int item = 0; item < content.items().size(); item++) {
        int place = whole ? Inbox.WHOLE : item;
        if (retried.isEmpty() || retried.contains(place)) {
          Optional<Unfit> why = readItem(push, content, item, erased);
          why.ifPresent(found -> unfit.putIfAbsent(place, found));
          if (content.isBills()) {
            note(push, content, item, why, withoutCall, !retried.isEmpty());
          }
        }
      }
    } catch (MalformedPush e) {
      // The door lets no such push in as new; a stored one would be our own mistake.
      Unfit why = new Unfit(QuarantineReason.MALFORMED, String.valueOf(e.getMessage()));
      (retried.isEmpty() ? Set.of(Inbox.WHOLE) : retried).forEach(place -> unfit.put(place, why));
    }
    settle(push, retried, unfit, withoutCall);
    if (!erased.isEmpty() && unfit.isEmpty()) {
      eraser.erase(List.of(push.id()));
    }
  }

  /**
   * @param withoutCall takes the bill that no call explains, by its place in the push
   * @param again whether it may have been such a bill before
   */
  private void note(
      StoredPush push,
      ReadPush content,
      int item,
      Optional<Unfit> why,
      Map<Integer, JsonNode> withoutCall,
      boolean again) {
    if (why.isPresent() && why.get().reason() == QuarantineReason.NO_CALL) {
      withoutCall.put(item, content.items().get(item));
    } else if (again && why.isEmpty()) {
      unexplained.forget(push.id(), List.of(item));
    }
  }

  /** What kept an item from being folded. */
  private record Unfit(QuarantineReason reason, String detail) {}

  /**
   * @param erased takes the call, where that was erased before the push came
   */
  private Optional<Unfit> readItem(StoredPush push, ReadPush content, int item, Set<UUID> erased) {
    try {
      return QuarkusTransaction.requiringNew()
          .call(() -> folder.fold(push, content, content.items().get(item)))
          .map(call -> folded(push, content, call, erased))
          .orElseGet(
              () ->
                  unfit(
                      QuarantineReason.NO_CALL,
                      "eventType %s names no call of app %s",
                      push,
                      content));
    } catch (RuntimeException e) {
      if (DatabaseAway.reason(e).isPresent()) {
        throw e; // That is not the push's doing, and so no try of it.
      }
      LOG.errorf(e, "Push %d could not be read (try %d)", push.id(), push.tries() + 1);
      return Optional.of(new Unfit(QuarantineReason.POISON, e.getClass().getSimpleName()));
    }
  }

  private static Optional<Unfit> folded(
      StoredPush push, ReadPush content, CallSession call, Set<UUID> erased) {
    if (!call.canLearn()) {
      return unfit(
          QuarantineReason.TOO_LATE,
          "eventType %s tells of a call of app %s whose events are no longer kept",
          push,
          content);
    }
    if (call.isErased()) {
      erased.add(call.id());
    }
    return Optional.empty();
  }

  private static Optional<Unfit> unfit(
      QuarantineReason reason, String detail, StoredPush push, ReadPush content) {
    return Optional.of(
        new Unfit(reason, detail.formatted(MaskedPush.word(content.eventType()), push.app())));
  }

  private void settle(
      StoredPush push,
      Set<Integer> retried,
      Map<Integer, Unfit> unfit,
      Map<Integer, JsonNode> withoutCall) {
    Instant now = clock.instant();
    Set<Integer> folded = new HashSet<>(retried);
    folded.removeAll(unfit.keySet());
    if (!folded.isEmpty()) {
      quarantine.resolve(push.id(), folded, now);
    }
    if (!unfit.isEmpty() && push.tries() < config.retryPauses().size()) {
      inbox.tryAgain(push, now.plus(config.retryPauses().get(push.tries())));
      return;
    }
    unfit.forEach((item, why) -> quarantine.put(push, item, why.reason(), cut(why.detail()), now));
    withoutCall.forEach(
        (item, bill) -> unexplained.note(push.id(), item, push.app(), bill, push.receivedAt()));
    if (!unfit.isEmpty()) {
      LOG.warnf(
          "Push %d of app %s went to quarantine, %d of its items: %s",
          push.id(),
          push.app(),
          unfit.size(),
          unfit.values().stream().map(why -> why.reason().word()).distinct().toList());
    }
    inbox.done(List.of(push.id()));
  }

  private static String cut(String detail) {
    return detail.length() <= MOST_DETAIL ? detail : detail.substring(0, MOST_DETAIL);
  }
}
