package io.dialbridge.twin;

import java.util.HashMap;
import java.util.Map;

/** The calls in progress and the ports they use. Lives on the event loop. */
final class Switchboard {
  private final Equipment equipment;
  private final TicketPrinter printer;
  private final Map<String, TwinCall> running = new HashMap<>();
  private final Map<String, Integer> portsInUse = new HashMap<>();

  Switchboard(Equipment equipment, TicketPrinter printer) {
    this.equipment = equipment;
    this.printer = printer;
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
    TwinCall call = new TwinCall(equipment, ticket, course, () -> release(ticket));
    running.put(ticket.sessionId(), call);
    portsInUse.merge(app.key(), 1, Integer::sum);
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

  int idlePorts(TwinApp app) {
    return equipment.config().portLimit() - portsInUse.getOrDefault(app.key(), 0);
  }

  int callsRunning() {
    return running.size();
  }

  private void release(CallTicket ticket) {
    running.remove(ticket.sessionId());
    portsInUse.merge(ticket.app().key(), -1, Integer::sum);
  }
}
