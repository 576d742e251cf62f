package io.dialbridge.twin;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * The recording of a talk, from the callee's answer to the end.
 *
 * @param domain recordDomain of the bill
 * @param bucket recordBucketName of the bill
 * @param object recordObjectName of the bill
 * @param twist what is wrong with it; null: nothing
 */
record Recording(
    TwinApp app,
    String sessionId,
    Instant start,
    int seconds,
    String domain,
    String bucket,
    String object,
    @Nullable RecordingTwist twist) {
  /** The platform keeps no recording of a shorter talk. */
  private static final int SHORTEST = 3;

  /** The sizes within a wav are of 32 bits, so that it can't hold a week. */
  private static final int LONGEST = 500_000;

  /** Empty when nobody asked for a recording, or when there was hardly a talk. */
  static Optional<Recording> of(CallTicket call, List<Step> steps, Finish finish) {
    OptionalInt talkStart =
        steps.stream()
            .filter(step -> step.leg() == Leg.CALLEE && step.event() == StatusEvent.ANSWER)
            .mapToInt(Step::second)
            .findFirst();
    boolean recorded =
        call.wish() instanceof Click2Call callback
            && callback.recordFlag()
            && call.script().recording() != RecordingTwist.NOT_MADE
            && talkStart.isPresent()
            && finish.second() - talkStart.getAsInt() >= SHORTEST;
    if (!recorded) {
      return Optional.empty();
    }
    Instant start = call.start().plusSeconds(talkStart.getAsInt());
    String digits = "220" + call.icid().substring(call.icid().length() - 8);
    return Optional.of(
        new Recording(
            call.app(),
            call.sessionId(),
            start,
            Math.min(LONGEST, finish.second() - talkStart.getAsInt()),
            "ostor.callenabler.twin",
            bucket(call.app()),
            PlatformTime.compact(start, ZoneOffset.UTC).substring(2) + digits + ".wav",
            call.script().recording()));
  }

  /** Where the twin serves it. */
  String path() {
    return path(app, object);
  }

  static String path(TwinApp app, String object) {
    return RecordingDoor.ROOT + bucket(app) + "/" + object;
  }

  private static String bucket(TwinApp app) {
    return "sp-" + app.key().toLowerCase(Locale.ROOT);
  }
}
