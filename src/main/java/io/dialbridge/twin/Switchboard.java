package io.dialbridge.twin;

import java.util.HashMap;
import java.util.Map;

/** The calls in progress and the ports they use. Lives on the event loop. */
final class Switchboard {
  private final Equipment equipment;
  private final TicketPrinter printer;
  private final Map<String, TwinCall> running = new HashMap<>();
  private final Map<String, Integer> portsInUse = new HashMap<>();
  private final ForeignPorts foreign;

  Switchboard(Equipment equipment, TicketPrinter printer) {
    this.equipment = equipment;
    this.printer = printer;
    this.foreign = new ForeignPorts(equipment.vertx());
  }

  CallTicket place(TwinApp app, CallWish wish, Script script, String authority) {
    Course course =
        switch (wish) {
          case Click2Call callback -> CallbackCourse.of(callback);
          case CallNotify notice ->
              NotificationCourse.of(
                  notice, Keypad.of(notice.calleeNbr()), equipment.config().emptyCollectInfo());
          case CallVerify verification -> VerificationCourse.of(verification);
        };
    CallTicket ticket = printer.print(app, wish, script, authority);
    int ports = equipment.config().ports(wish);
    long entry = equipment.ledger().call(ticket, ports);
    TwinCall call = new TwinCall(equipment, ticket, course, () -> release(ticket, entry, ports));
    running.put(ticket.sessionId(), call);
    portsInUse.merge(app.key(), ports, Integer::sum);
    call.goOn();
    return ticket;
  }

  /**
   * Refuses a call that is over, was never there, or is another app's. ASSUMED: and so all calls of
   * one party, since the documents have the stop under callbacks only.
   */
  void stop(TwinApp app, String sessionId) {
    TwinCall call = running.get(sessionId);
    if (call == null
        || !call.ticket().app().equals(app)
        || !(call.ticket().wish() instanceof Click2Call)) {
      throw new RequestRefused(ResultCodes.INVALID_SESSION);
    }
    call.stop();
  }

  /** Whether there are ports for another such call. */
  boolean hasPortsFor(TwinApp app, CallWish wish) {
    return equipment.config().ports(wish) <= idlePorts(app);
  }

  int idlePorts(TwinApp app) {
    int inUse = portsInUse.getOrDefault(app.key(), 0) + foreign.inUse(app);
    return Math.max(0, equipment.config().portLimit(app) - inUse);
  }

  /** Throws {@link IllegalArgumentException} when there is no such app. */
  void takePorts(ForeignUse use) {
    if (equipment.config().apps().stream().noneMatch(app -> app.name().equals(use.app()))) {
      throw new IllegalArgumentException("There is no app " + use.app() + ".");
    }
    foreign.take(use);
  }

  void freeForeignPorts() {
    foreign.freeAll();
  }

  int callsRunning() {
    return running.size();
  }

  private void release(CallTicket ticket, long entry, int ports) {
    running.remove(ticket.sessionId());
    portsInUse.merge(ticket.app().key(), -ports, Integer::sum);
    equipment.ledger().callEnded(entry, ticket.app(), ports);
  }
}
