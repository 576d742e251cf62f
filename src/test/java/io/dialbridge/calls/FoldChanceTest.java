package io.dialbridge.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialbridge.calls.Promise.Broken;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The fold under chance. Whole calls of every kind are drawn from a seed; their pushes get lost,
 * come twice, late, out of order, before our own answer, in another zone; bills are corrected or
 * never come; and what the fold makes of the rest is compared with what the twin knows to be true.
 *
 * @see ChanceCalls for how to repeat a run
 */
class FoldChanceTest {
  /** From so many on each kind of call and of mishap has been met. */
  private static final int ENOUGH = 10_000;

  @Test
  void everyPromiseIsKeptWhateverBecomesOfThePushes() {
    Map<Promise, Integer> tested = new EnumMap<>(Promise.class);
    ChanceCensus census = new ChanceCensus();
    ChanceCalls.forEach(
        call -> {
          census.count(call);
          new ChanceRun(CallFold::fold, call, tested).run();
        });
    if (ChanceCalls.COUNT >= ENOUGH) {
      census.assertThatNothingIsMissing();
      assertThat(tested).containsOnlyKeys(Promise.values());
      assertThat(tested.values()).allMatch(times -> times > ChanceCalls.COUNT / 10);
    }
  }

  /** The test of the test: an oracle that lets one of these pass is none. */
  @ParameterizedTest
  @EnumSource
  void aPlantedMistakeIsCaught(Planted mistake) {
    Set<Promise> broken = EnumSet.noneOf(Promise.class);
    for (int number = 0; number < ENOUGH && !broken.contains(mistake.promise()); number++) {
      try {
        ChanceCall call = ChanceCall.draw(ChanceCalls.seed(number));
        new ChanceRun(mistake, call, new EnumMap<>(Promise.class)).run();
      } catch (Broken caught) {
        broken.add(caught.promise());
      }
    }
    assertThat(broken).as("with -Dchance.seed=%d", ChanceCalls.SEED).contains(mistake.promise());
  }

  @Test
  void everyPromiseHasAMistakeThatBreaksIt() {
    assertThat(Stream.of(Planted.values()).map(Planted::promise).collect(Collectors.toSet()))
        .containsExactlyInAnyOrder(Promise.values());
  }
}
