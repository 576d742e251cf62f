package io.dialbridge.twin;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Courses of notifications: the items in their order, digits taken after those that ask for it. */
final class NotificationCourse {
  private static final int UNTIL_KEYS = 2;

  /** The platform waits so long for a key (rtc_05_0013). */
  private static final int LONGEST_WAIT = 5;

  /** ASSUMED: the documents name no limit. */
  private static final int MOST_REPLAYS = 10;

  private final Keypad keypad;
  private final boolean emptyCollectInfo;
  private final List<Step> steps = new ArrayList<>();
  private final List<String> keys = new ArrayList<>();
  private OptionalInt firstCollecting = OptionalInt.empty();
  private int speeches;
  private int speechSeconds;
  private int now;

  private NotificationCourse(Keypad keypad, boolean emptyCollectInfo) {
    this.keypad = keypad;
    this.emptyCollectInfo = emptyCollectInfo;
  }

  /**
   * The course of a notification.
   *
   * @param emptyCollectInfo whether a collectInfo without digits tells that no key was pressed
   */
  static Course of(CallNotify wish, Keypad keypad, boolean emptyCollectInfo) {
    Behaviour callee = Behaviour.of(wish.calleeNbr());
    NotificationCourse course = new NotificationCourse(keypad, emptyCollectInfo);
    Optional<LegFailure> failed = Dialing.of(course.steps, Leg.CALLEE, callee, 0);
    if (failed.isPresent()) {
      return Course.unanswered(course.steps, failed.get());
    }
    course.now = course.steps.getLast().second();
    Ending ending = course.play(wish.items(), OnePartyCallee.leaving(callee));
    return course.endingWith(ending);
  }

  private Ending play(List<PlayItem> items, OptionalInt leaving) {
    for (PlayItem item : items) {
      for (int replays = 0; ; replays++) {
        if (item.gone()) {
          return Ending.fileGone(Leg.CALLEE);
        }
        begin(item);
        if (leaving.isPresent()) {
          now += Math.min(leaving.getAsInt(), item.seconds() - 1);
          return Ending.hungUp(Leg.CALLEE);
        }
        now += item.seconds();
        if (item.digits() > 0 && !collect(item, replays)) {
          return Ending.withoutKeys();
        }
        if (!isReplayed(item, replays)) {
          break;
        }
      }
    }
    return Ending.played();
  }

  private void begin(PlayItem item) {
    if (item.spoken()) {
      speeches++;
      speechSeconds += item.seconds();
    }
    if (item.digits() > 0 && firstCollecting.isEmpty()) {
      firstCollecting = OptionalInt.of(now);
    }
  }

  private boolean collect(PlayItem item, int replays) {
    Optional<String> pressed = keypad.press(item.digits(), replays);
    now += pressed.isPresent() ? UNTIL_KEYS : LONGEST_WAIT;
    pressed.ifPresent(keys::add);
    if (pressed.isPresent() || emptyCollectInfo) {
      steps.add(Step.collected(now, pressed.orElse("")));
    }
    return pressed.isPresent();
  }

  /** ASSUMED: without a trigger an item is replayed once. */
  private boolean isReplayed(PlayItem item, int replays) {
    if (!item.replay()) {
      return false;
    }
    @Nullable String trigger = item.trigger();
    return trigger == null
        ? replays == 0
        : replays < MOST_REPLAYS && trigger.equals(keys.getLast());
  }

  private Course endingWith(Ending ending) {
    Heard heard = new Heard(speeches, speechSeconds, firstCollecting, keys);
    return new Course(steps, Optional.of(new Finish(now, ending)), heard);
  }
}
