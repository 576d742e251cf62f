package io.dialbridge.twin;

import io.dialbridge.twin.ScriptedCall.By;
import io.dialbridge.twin.ScriptedCall.How;
import io.dialbridge.twin.ScriptedCall.Status;
import io.dialbridge.twin.ScriptedCall.Times;
import io.dialbridge.twin.ScriptedCall.Truth;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Plays a drawn call from its first second to its end by the twin's own courses, as {@link
 * TwinCall} does by timers, and writes its pushes by the twin's own pens.
 */
public final class ScriptedCalls {
  /** How long after its last event a call that never ends by itself may be stopped. */
  private static final int LONGEST_STAY = 3_600;

  private final RandomGenerator random;
  private final CallWish wish;
  private final Course course;
  private final CallTicket ticket;
  private final StatusMessage messages;
  private final List<Step> done;
  private final Optional<Finish> finish;
  private final boolean stopped;

  private ScriptedCalls(RandomGenerator random, CallWish wish, Instant start) {
    TwinConfig config = config(random);
    this.random = random;
    this.wish = wish;
    this.course =
        switch (wish) {
          case Click2Call callback -> CallbackCourse.of(callback);
          case CallNotify notice ->
              NotificationCourse.of(
                  notice, Keypad.of(notice.calleeNbr()), config.emptyCollectInfo());
          case CallVerify verification -> VerificationCourse.of(verification);
        };
    this.ticket =
        new TicketPrinter(Clock.fixed(start, ZoneOffset.UTC), random)
            .print(DrawnWish.app(wish), wish, Script.NONE, "twin:8089");
    this.messages = new StatusMessage(config);
    this.stopped = isStopped();
    int steps = course.steps().size();
    int taken = stopped ? random.nextInt(steps + 1) : steps;
    this.done = course.steps().subList(0, taken);
    this.finish = stopped ? Optional.of(stop(taken)) : course.finish();
  }

  /**
   * Draws a call of any kind, with parties that may do whatever test numbers can.
   *
   * @param userData our own id, which its pushes carry
   */
  public static ScriptedCall draw(RandomGenerator random, String userData) {
    Instant start = Instant.ofEpochSecond(random.nextLong(1_700_000_000L, 1_800_000_000L));
    return new ScriptedCalls(random, DrawnWish.of(random, userData), start).call();
  }

  private static TwinConfig config(RandomGenerator random) {
    List<PartyWords> words =
        List.of(
            PartyWords.ASSUMED,
            new PartyWords("caller", "callee", "PLATFORM"),
            new PartyWords("1", "2", "0"),
            new PartyWords("first", "second", "third"));
    return TwinConfig.standard()
        .withStatusZone(random.nextBoolean() ? ZoneOffset.UTC : PlatformTime.BEIJING)
        .withPartyWords(words.get(random.nextInt(words.size())))
        .withEmptyCollectInfo(random.nextBoolean());
  }

  /** Only callbacks can be stopped; those that don't end by themselves mostly are. */
  private boolean isStopped() {
    return wish instanceof Click2Call && random.nextInt(4) < (course.finish().isPresent() ? 1 : 3);
  }

  /** At a time between what has happened and what should come next. */
  private Finish stop(int taken) {
    int earliest = taken == 0 ? 0 : course.steps().get(taken - 1).second();
    int latest =
        taken < course.steps().size()
            ? course.steps().get(taken).second()
            : course.finish().map(Finish::second).orElse(earliest + LONGEST_STAY);
    List<Step> before = course.steps().subList(0, taken);
    boolean connected = has(before, StatusEvent.ANSWER);
    boolean calleeRang = has(before, StatusEvent.ALERTING);
    return new Finish(random.nextInt(earliest, latest + 1), Ending.stopped(connected, calleeRang));
  }

  private static boolean has(List<Step> steps, StatusEvent event) {
    return steps.stream().anyMatch(step -> step.event() == event && step.leg() == Leg.CALLEE);
  }

  private ScriptedCall call() {
    boolean twoParties = wish instanceof Click2Call;
    return new ScriptedCall(
        ticket.app().service(),
        ticket.sessionId(),
        ticket.start(),
        twoParties ? wish.called(Leg.CALLER) : null,
        wish.called(Leg.CALLEE),
        twoParties ? wish.displayed(Leg.CALLER) : null,
        wish.displayed(Leg.CALLEE),
        wish instanceof Click2Call callback ? callback.maxDuration() : 0,
        wish instanceof CallNotify notice
            && notice.items().stream().anyMatch(item -> item.digits() > 0),
        statuses(),
        finish.map(this::bill).orElse(null),
        truth());
  }

  private List<Status> statuses() {
    List<Status> statuses = new ArrayList<>();
    for (Step step : done) {
      statuses.add(
          new Status(
              step.event().word(),
              step.leg() == Leg.CALLER,
              at(step.second()),
              step.digits(),
              messages.of(ticket, step)));
    }
    finish.ifPresent(
        end ->
            statuses.add(
                new Status(
                    StatusEvent.DISCONNECT.word(),
                    end.ending().leg() == Leg.CALLER,
                    at(end.second()),
                    "",
                    messages.of(ticket, end))));
    return statuses;
  }

  private String bill(Finish end) {
    Recording recording = Recording.of(ticket, done, end).orElse(null);
    JsonObject fee = FeeInfo.of(ticket, done, end, course.heard(), recording, null);
    return FeeInfo.message(List.of(fee));
  }

  private Truth truth() {
    @Nullable Ending ending = finish.map(Finish::ending).orElse(null);
    return new Truth(
        wish instanceof Click2Call ? times(Leg.CALLER) : null,
        times(Leg.CALLEE),
        finish.map(end -> at(end.second())).orElse(null),
        ending == null ? null : how(ending),
        ending == null ? null : stopped ? By.US : By.valueOf(ending.by().name()),
        ending == null ? null : ending.stateCode(),
        done.stream().map(Step::digits).filter(digits -> !digits.isEmpty()).toList());
  }

  private Times times(Leg leg) {
    return new Times(
        time(leg, StatusEvent.CALLOUT),
        time(leg, StatusEvent.ALERTING),
        time(leg, StatusEvent.ANSWER));
  }

  private @Nullable Instant time(Leg leg, StatusEvent event) {
    return done.stream()
        .filter(step -> step.leg() == leg && step.event() == event)
        .findFirst()
        .map(step -> at(step.second()))
        .orElse(null);
  }

  /** By what the parties do: the codes of an ending are part of what it tells, and may be wrong. */
  private How how(Ending ending) {
    if (stopped) {
      return How.STOPPED;
    }
    return switch (Behaviour.of(wish.called(ending.leg()))) {
      case LETS_RING -> How.NO_ANSWER;
      case BUSY -> How.BUSY;
      case REJECTS -> How.REJECTED;
      case POWERED_OFF, NOT_EXISTING, OUT_OF_REACH -> How.UNREACHABLE;
      case TALKS, HANGS_UP_FIRST, STAYS, HANGS_UP_AT_ONCE, PRESSES_KEYS -> howAnswered(ending);
    };
  }

  private static How howAnswered(Ending ending) {
    if (ending.equals(Ending.fileGone(ending.leg()))) {
      return How.FILE_GONE;
    }
    if (ending.equals(Ending.withoutKeys())) {
      return How.NO_KEYS;
    }
    if (ending.equals(Ending.callerLeft())) {
      return How.CALLER_LEFT;
    }
    if (ending.equals(Ending.limitReached())) {
      return How.LIMIT;
    }
    return ending.equals(Ending.played()) ? How.PLAYED : How.HUNG_UP;
  }

  private Instant at(int second) {
    return ticket.start().plusSeconds(second);
  }
}
