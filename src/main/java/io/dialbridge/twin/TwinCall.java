package io.dialbridge.twin;

import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A call on its way through its course. Lives on the event loop. */
final class TwinCall {
  private final Equipment equipment;
  private final CallTicket ticket;
  private final Course course;
  private final StatusMessage messages;
  private final StatusPushes statuses;
  private final Runnable whenEnded;
  private final List<Step> done = new ArrayList<>();

  /** Monotonic like the timers, so that a clock moved by a test can't tear them apart. */
  private final long placedNanos = System.nanoTime();

  private long timer;

  TwinCall(Equipment equipment, CallTicket ticket, Course course, Runnable whenEnded) {
    this.equipment = equipment;
    this.ticket = ticket;
    this.course = course;
    this.messages = new StatusMessage(equipment.config());
    this.statuses =
        new StatusPushes(equipment.vertx(), equipment.client(), equipment.ledger(), ticket);
    this.whenEnded = whenEnded;
  }

  CallTicket ticket() {
    return ticket;
  }

  /** Waits for what comes next in the course; a call that only a stop can end waits for nothing. */
  void goOn() {
    if (done.size() < course.steps().size()) {
      Step next = course.steps().get(done.size());
      at(next.second(), () -> take(next));
    } else {
      course.finish().ifPresent(finish -> at(finish.second(), () -> end(finish)));
    }
  }

  void stop() {
    equipment.vertx().cancelTimer(timer);
    boolean connected = has(StatusEvent.ANSWER, Leg.CALLEE);
    boolean calleeRang = has(StatusEvent.ALERTING, Leg.CALLEE);
    end(new Finish(now(), Ending.stopped(connected, calleeRang)));
  }

  private void at(int second, Runnable what) {
    long due = equipment.config().pace().millis(Duration.ofSeconds(second));
    long elapsed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - placedNanos);
    timer = equipment.vertx().setTimer(Math.max(1, due - elapsed), fired -> what.run());
  }

  private void take(Step step) {
    done.add(step);
    statuses.push(step.event(), step.leg(), messages.of(ticket, step));
    goOn();
  }

  private void end(Finish finish) {
    whenEnded.run();
    Leg leg = finish.ending().leg();
    statuses.push(StatusEvent.DISCONNECT, leg, messages.of(ticket, finish));
    statuses.afterwards(() -> bill(finish));
  }

  private Future<Void> bill(Finish finish) {
    @Nullable BillTwist twist = ticket.script().bill();
    @Nullable Recording recording = Recording.of(ticket, done, finish).orElse(null);
    JsonObject fee =
        FeeInfo.of(ticket, done, finish, course.heard(), recording, recordingUrl(recording));
    if (recording != null && recording.twist() != RecordingTwist.MISSING) {
      equipment.recordings().keep(recording);
    }
    if (twist == BillTwist.WITHOUT_ICID) {
      fee.remove("icid");
    }
    Bill bill = Bill.enter(ticket.app(), fee, equipment.ledger());
    @Nullable String url = ticket.feeUrl();
    if (url == null || twist == BillTwist.NEVER) {
      return Future.succeededFuture();
    }
    Future<Void> pushed = equipment.bills().push(url, bill);
    if (twist == BillTwist.TWICE) {
      return pushed.compose(tried -> equipment.bills().push(url, bill));
    }
    if (twist == BillTwist.TWICE_WITH_OTHER_CONTENT) {
      String later = ticket.time(finish.second() + 60, ZoneOffset.UTC);
      Bill other = bill.with(fee.copy().put("callEndTime", later));
      return pushed.compose(tried -> equipment.bills().push(url, other));
    }
    return pushed;
  }

  /** As good as the recording is kept; null when the bill is to have the recording's names. */
  private @Nullable String recordingUrl(@Nullable Recording recording) {
    return recording != null && recording.twist() == RecordingTwist.URL_ONLY
        ? equipment.addresses().sign(ticket.authority(), recording, Recordings.KEPT)
        : null;
  }

  /** The call's own time: never before what has happened, never after what should come next. */
  private int now() {
    int earliest = done.isEmpty() ? 0 : done.getLast().second();
    int latest =
        done.size() < course.steps().size()
            ? course.steps().get(done.size()).second()
            : course.finish().map(Finish::second).orElse(Integer.MAX_VALUE);
    int elapsed = equipment.config().pace().seconds(System.nanoTime() - placedNanos);
    return Math.max(earliest, Math.min(elapsed, latest));
  }

  private boolean has(StatusEvent event, Leg leg) {
    return done.stream().anyMatch(step -> step.event() == event && step.leg() == leg);
  }
}
