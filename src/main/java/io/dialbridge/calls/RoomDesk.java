package io.dialbridge.calls;

import io.dialbridge.platform.Apps;
import io.dialbridge.problem.ProblemException;
import io.dialbridge.problem.ProblemKind;
import io.dialbridge.values.Language;
import io.dialbridge.values.Requester;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;

/**
 * Takes the notifications that other rooms of the house wish for: by the same rules, the same queue
 * and the same limits as those that are asked for by requests. No transaction may be open.
 */
@ApplicationScoped
public class RoomDesk {
  private final NotificationDesk desk;
  private final CallService calls;
  private final Preflight preflight;
  private final Apps apps;

  RoomDesk(NotificationDesk desk, CallService calls, Preflight preflight, Apps apps) {
    this.desk = desk;
    this.calls = calls;
    this.preflight = preflight;
    this.apps = apps;
  }

  /**
   * Places it, unless the room has placed one with that key: whatever it was then, nobody is rung
   * twice. Throws what a create answers where a rule refuses it.
   *
   * @param room whose name stays with the call; no key or person has it
   * @param urgent whether it may be placed in quiet hours
   * @return the call as it stands, which may be over
   */
  public CallSession place(
      PlaceNotificationRequest request, Requester room, String idempotencyKey, boolean urgent) {
    return placed(room, idempotencyKey)
        .orElseGet(() -> calls.place(desk.prepare(request, room, idempotencyKey, urgent)).call());
  }

  /**
   * Why the call certainly rang nobody, as a create would have answered; empty: it may have, or it
   * was not refused.
   */
  public static Optional<ProblemException> problemOf(CallSession call) {
    return CallProblems.of(call);
  }

  /** The call that the room has placed with that key. */
  public Optional<CallSession> placed(Requester room, String idempotencyKey) {
    return QuarkusTransaction.requiringNew()
        .call(() -> CallSession.byIdempotencyKey(room.name(), null, idempotencyKey));
  }

  /** What would become of it now; nothing stays. */
  public PreflightResponse preflight(
      PlaceNotificationRequest request, Requester room, boolean urgent, Language language) {
    return preflight.of(desk.prepare(request, room, null, urgent), language);
  }

  /** The call as it stands. */
  public Optional<CallSession> find(UUID id) {
    return QuarkusTransaction.requiringNew().call(() -> CallSession.findByIdOptional(id));
  }

  /** As {@link CallService#stop}: throws where it can't be stopped, or not yet. */
  public void stop(UUID id) {
    CallSession call =
        find(id)
            .orElseThrow(() -> new ProblemException(ProblemKind.NOT_FOUND, "The call is deleted."));
    calls.stop(
        call,
        apps.named(call.app())
            .orElseThrow(
                () ->
                    new ProblemException(
                        ProblemKind.OPERATOR_NEEDED,
                        "The app of this call is no longer configured.")));
  }
}
