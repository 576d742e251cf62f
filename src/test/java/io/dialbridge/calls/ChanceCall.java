package io.dialbridge.calls;

import io.dialbridge.twin.ScriptedCall;
import io.dialbridge.twin.ScriptedCalls;
import io.dialbridge.values.PhoneNumber;
import io.dialbridge.values.TestingSeal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A call drawn from one number: the twin plays it, and chance decides what of it reaches us.
 *
 * @param random what is left of the generator, for the orders of processing
 * @param arrivals in the order of reception
 */
record ChanceCall(
    RandomGenerator random,
    ScriptedCall script,
    CallShape shape,
    UUID billId,
    List<Arrival> arrivals) {

  static ChanceCall draw(long seed) {
    RandomGenerator random = new SplittableRandom(seed);
    UUID id = new UUID(random.nextLong(), random.nextLong());
    UUID billId = new UUID(random.nextLong(), random.nextLong());
    ScriptedCall script = ScriptedCalls.draw(random, id.toString());
    CallRequest request = request(script);
    Instant createdAt = script.start().minusMillis(random.nextInt(3_000));
    CallSession session = CallSession.requested(id, request, createdAt, TestingSeal.VAULT);
    CallShape shape =
        new CallShape(request.kind(), createdAt, request.maxMinutes(), request.collectsDigits());
    return new ChanceCall(
        random, script, shape, billId, ChanceMishaps.of(random, script, session, billId));
  }

  private static CallRequest request(ScriptedCall call) {
    return new CallRequest(
        CallKind.valueOf(call.kind().name()),
        "app",
        "dev",
        null,
        List.of(new byte[32]),
        null,
        number(call.caller()),
        new PhoneNumber(call.callee()),
        number(call.shownToCaller()),
        new PhoneNumber(call.shownToCallee()),
        call.maxMinutes() == 0 ? null : call.maxMinutes(),
        false,
        call.collectsDigits(),
        null,
        null);
  }

  private static @Nullable PhoneNumber number(@Nullable String e164) {
    return e164 == null ? null : new PhoneNumber(e164);
  }

  /** What {@link CallSession#learn} keeps, arrivals being processed in that order. */
  static Collection<CallFact> learnt(List<Arrival> processed) {
    Map<String, CallFact> facts = new LinkedHashMap<>();
    for (Arrival arrival : processed) {
      for (CallFact fact : arrival.facts()) {
        if (Lesson.of(facts.get(fact.key()), fact) != Lesson.NOTHING) {
          facts.put(fact.key(), fact);
        }
      }
    }
    return facts.values();
  }

  /** The arrivals in any order. */
  List<Arrival> shuffled() {
    List<Arrival> order = new ArrayList<>(arrivals);
    Collections.shuffle(order, Random.from(random));
    return order;
  }
}
