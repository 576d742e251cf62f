package io.dialbridge.calls;

import io.dialbridge.values.DataKey;
import io.dialbridge.values.PhoneNumber;
import io.dialbridge.values.TestingSeal;
import io.quarkus.arc.Arc;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Calls for the tests of other rooms, which can't make any. */
public final class TestingCalls {
  private static final Instant START = Instant.parse("2026-01-15T08:30:19Z");

  private TestingCalls() {}

  /** A callback between those two that is just being submitted. */
  public static CallSession requested(
      String caller, String callee, String shownToCaller, String shownToCallee) {
    CallRequest request =
        new CallRequest(
            CallKind.CALLBACK,
            "courier",
            "dev",
            null,
            List.of(new byte[32]),
            null,
            new PhoneNumber(caller),
            new PhoneNumber(callee),
            new PhoneNumber(shownToCaller),
            new PhoneNumber(shownToCallee),
            null,
            false,
            false,
            null,
            null);
    return CallSession.requested(
        UUID.fromString("01980000-0000-7000-8000-000000000001"), request, START, TestingSeal.VAULT);
  }

  /** The numbers of a callback as its row keeps them. */
  public static byte[] sealed(DataKey key, String caller, String callee) {
    return new Parties(new PhoneNumber(caller), new PhoneNumber(callee)).sealed(key);
  }

  /** Both numbers of a callback, from what its row keeps. */
  public static String opened(DataKey key, byte[] parties) {
    Parties both = Parties.opened(key, parties);
    return both.callerIfAny().orElseThrow().e164() + " " + both.callee().e164();
  }

  /** A notification with keys to press that is just being submitted. */
  public static CallSession requestedNotification() {
    return requested(CallKind.NOTIFICATION, "notice", UUID.randomUUID(), START);
  }

  /**
   * Saves a call of the vendor's examples that the platform has accepted; in the caller's
   * transaction. Asked for just now, so that no watch finds its bill overdue.
   */
  public static CallSession accepted(CallKind kind, String app, String sessionId) {
    return accepted(kind, app, sessionId, Instant.now());
  }

  /** The same, asked for at that time. */
  static CallSession accepted(CallKind kind, String app, String sessionId, Instant at) {
    Instant now = at.truncatedTo(ChronoUnit.MICROS); // As the database keeps it.
    CallSession call = requested(kind, app, UUID.randomUUID(), now);
    call.persistAndFlush();
    return Arc.requireContainer()
        .instance(CallJournal.class)
        .get()
        .learn(
            Set.of(call.id()),
            calls -> {
              calls.get(call.id()).learn(new CallFact.Accepted(now, sessionId, null));
              return calls.get(call.id());
            });
  }

  /** Saves a callback that was settled without its bill; in the caller's transaction. */
  public static UUID givenUp(String app, String sessionId) {
    UUID id = accepted(CallKind.CALLBACK, app, sessionId).id();
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    return Arc.requireContainer()
        .instance(CallJournal.class)
        .get()
        .learn(
            Set.of(id),
            calls -> {
              calls.get(id).learn(new CallFact.BillOverdue(now));
              return id;
            });
  }

  private static CallSession requested(CallKind kind, String app, UUID id, Instant createdAt) {
    boolean oneParty = kind.isOneParty();
    PhoneNumber shown = new PhoneNumber("+8675500001111");
    CallRequest request =
        new CallRequest(
            kind,
            app,
            "dev",
            null,
            List.of(new byte[32]),
            null,
            oneParty ? null : new PhoneNumber("+8613700000001"),
            new PhoneNumber("+8613700000002"),
            oneParty ? null : shown,
            shown,
            null,
            !oneParty,
            oneParty,
            null,
            null);
    return CallSession.requested(id, request, createdAt, TestingSeal.VAULT);
  }
}
