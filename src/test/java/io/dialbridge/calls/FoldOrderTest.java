package io.dialbridge.calls;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The second promise: the state of a call is a pure function of the set of facts, whatever their
 * order and duplicates.
 */
class FoldOrderTest {
  static Stream<Arguments> courses() {
    return Stream.of(
        Arguments.of(Named.of("talk", CallCourses.talk())),
        Arguments.of(Named.of("callee away", CallCourses.calleeAway())),
        Arguments.of(Named.of("caller busy", CallCourses.callerBusy())),
        Arguments.of(Named.of("stopped", CallCourses.stopped())));
  }

  @ParameterizedTest
  @MethodSource("courses")
  void everyOrderOfEverySubsetGivesTheSameState(List<CallFact> course) {
    int[] compared = {0};
    subsets(pushesOf(course))
        .forEach(
            pushes -> {
              List<CallFact> facts = new ArrayList<>(oursOf(course));
              facts.addAll(pushes);
              CallState expected = CallCourses.fold(facts);
              permutations(
                  new ArrayList<>(pushes),
                  0,
                  order -> {
                    List<CallFact> shuffled = new ArrayList<>(order);
                    shuffled.addAll(oursOf(course));
                    check(CallCourses.fold(shuffled), expected);
                    compared[0]++;
                  });
            });
    assertThat(compared[0]).isGreaterThanOrEqualTo(course.size());
  }

  @ParameterizedTest
  @MethodSource("courses")
  void duplicatesChangeNothing(List<CallFact> course) {
    CallState expected = CallCourses.fold(course);
    for (CallFact twice : course) {
      List<CallFact> facts = new ArrayList<>(course);
      facts.add(twice);
      assertThat(CallCourses.fold(facts)).isEqualTo(expected);
      facts.addFirst(twice);
      assertThat(CallCourses.fold(facts)).isEqualTo(expected);
    }
  }

  /**
   * With the bill, whichever status pushes were lost: status, times, charge; what only a push tells
   * is equal or missing.
   */
  @ParameterizedTest
  @MethodSource("courses")
  void withTheBillTheLossOfAnyStatusPushesChangesNothingElse(List<CallFact> course) {
    CallState whole = CallCourses.fold(course);
    CallFact bill = course.getLast();
    List<CallFact> statuses =
        pushesOf(course).stream().filter(fact -> !(fact instanceof CallFact.Billed)).toList();
    for (List<CallFact> arrived : subsets(statuses)) {
      List<CallFact> facts = new ArrayList<>(oursOf(course));
      facts.addAll(arrived);
      facts.add(bill);
      CallState state = CallCourses.fold(facts);

      assertThat(state.status()).isEqualTo(whole.status());
      assertThat(state.settled()).isTrue();
      assertThat(state.caller()).isEqualTo(whole.caller());
      assertThat(state.callee()).isEqualTo(whole.callee());
      assertThat(state.endedAt()).isEqualTo(whole.endedAt());
      assertThat(state.charge()).isEqualTo(whole.charge());
      if (arrived.stream().anyMatch(CallFact.Disconnected.class::isInstance)) {
        assertThat(state).isEqualTo(whole);
      } else {
        assertThat(state.stateCode()).isNull();
        assertThat(state.missing()).contains("stateCode");
        assertThat(state.missing().contains("endedBy")).isEqualTo(state.endedBy() == null);
      }
    }
  }

  /**
   * A contradiction: two pushes of the same step with different times. The one received first
   * counts, in any order.
   */
  @ParameterizedTest
  @MethodSource("courses")
  void contradictionsAreDecidedByReceptionNotByOrder(List<CallFact> course) {
    List<CallFact> facts = new ArrayList<>(course.subList(0, course.size() - 1));
    facts.add(CallCourses.step(Party.CALLER, CallFact.Step.CALLED, 1));
    facts.add(CallCourses.disconnected(55, 0, Party.CALLEE, "called"));

    assertThat(CallCourses.fold(facts.reversed())).isEqualTo(CallCourses.fold(facts));
  }

  private static void check(CallState state, CallState expected) {
    // Compared by hand: a hundred thousand assertion objects take longer than the folds.
    if (!state.equals(expected)) {
      assertThat(state).isEqualTo(expected);
    }
  }

  private static List<CallFact> pushesOf(List<CallFact> course) {
    return course.stream().filter(fact -> !isOurs(fact)).toList();
  }

  private static List<CallFact> oursOf(List<CallFact> course) {
    return course.stream().filter(FoldOrderTest::isOurs).toList();
  }

  private static boolean isOurs(CallFact fact) {
    return fact instanceof CallFact.Accepted || fact instanceof CallFact.StopAccepted;
  }

  private static List<List<CallFact>> subsets(List<CallFact> facts) {
    List<List<CallFact>> subsets = new ArrayList<>();
    for (int bits = 0; bits < 1 << facts.size(); bits++) {
      List<CallFact> subset = new ArrayList<>();
      for (int i = 0; i < facts.size(); i++) {
        if ((bits & 1 << i) != 0) {
          subset.add(facts.get(i));
        }
      }
      subsets.add(subset);
    }
    return subsets;
  }

  private static void permutations(List<CallFact> facts, int fixed, Consumer<List<CallFact>> use) {
    if (fixed == facts.size()) {
      use.accept(facts);
      return;
    }
    for (int i = fixed; i < facts.size(); i++) {
      Collections.swap(facts, fixed, i);
      permutations(facts, fixed + 1, use);
      Collections.swap(facts, fixed, i);
    }
  }
}
