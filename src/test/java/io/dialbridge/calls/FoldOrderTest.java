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
        course("talk", CallCourses.CALLBACK, CallCourses.talk()),
        course("callee away", CallCourses.CALLBACK, CallCourses.calleeAway()),
        course("caller busy", CallCourses.CALLBACK, CallCourses.callerBusy()),
        course("stopped", CallCourses.CALLBACK, CallCourses.stopped()),
        course("notification", CallCourses.NOTIFICATION, CallCourses.notification()),
        course("no key pressed", CallCourses.NOTIFICATION, CallCourses.silentNotification()),
        course("busy verification", CallCourses.VERIFICATION, CallCourses.busyVerification()));
  }

  private static Arguments course(String name, CallShape shape, List<CallFact> facts) {
    return Arguments.of(Named.of(name, shape), facts);
  }

  @ParameterizedTest
  @MethodSource("courses")
  void everyOrderOfEverySubsetGivesTheSameState(CallShape shape, List<CallFact> course) {
    int[] compared = {0};
    subsets(pushesOf(course))
        .forEach(
            pushes -> {
              List<CallFact> facts = new ArrayList<>(oursOf(course));
              facts.addAll(pushes);
              CallState expected = CallFold.fold(shape, facts);
              permutations(
                  new ArrayList<>(pushes),
                  0,
                  order -> {
                    List<CallFact> shuffled = new ArrayList<>(order);
                    shuffled.addAll(oursOf(course));
                    check(CallFold.fold(shape, shuffled), expected);
                    compared[0]++;
                  });
            });
    assertThat(compared[0]).isGreaterThanOrEqualTo(course.size());
  }

  @ParameterizedTest
  @MethodSource("courses")
  void duplicatesChangeNothing(CallShape shape, List<CallFact> course) {
    CallState expected = CallFold.fold(shape, course);
    for (CallFact twice : course) {
      List<CallFact> facts = new ArrayList<>(course);
      facts.add(twice);
      assertThat(CallFold.fold(shape, facts)).isEqualTo(expected);
      facts.addFirst(twice);
      assertThat(CallFold.fold(shape, facts)).isEqualTo(expected);
    }
  }

  /**
   * With the bill, whichever status pushes were lost: status, times, charge; what only a push tells
   * is equal or missing.
   */
  @ParameterizedTest
  @MethodSource("courses")
  void withTheBillTheLossOfAnyStatusPushesChangesNothingElse(
      CallShape shape, List<CallFact> course) {
    CallState whole = CallFold.fold(shape, course);
    CallFact bill = course.getLast();
    List<CallFact> statuses =
        pushesOf(course).stream().filter(fact -> !(fact instanceof CallFact.Billed)).toList();
    for (List<CallFact> arrived : subsets(statuses)) {
      List<CallFact> facts = new ArrayList<>(oursOf(course));
      facts.addAll(arrived);
      facts.add(bill);
      CallState state = CallFold.fold(shape, facts);

      assertThat(state.status()).isEqualTo(whole.status());
      assertThat(state.settled()).isTrue();
      assertThat(state.caller()).isEqualTo(whole.caller());
      assertThat(state.callee()).isEqualTo(whole.callee());
      assertThat(state.endedAt()).isEqualTo(whole.endedAt());
      assertThat(state.charge()).isEqualTo(whole.charge());
      if (arrived.containsAll(toldByPushesOnly(statuses))) {
        assertThat(state).isEqualTo(whole);
      }
      assertThat(state.missing().contains("digits"))
          .isEqualTo(state.digits().size() < whole.digits().size());
      if (arrived.stream().noneMatch(CallFact.Disconnected.class::isInstance)) {
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
  void contradictionsAreDecidedByReceptionNotByOrder(CallShape shape, List<CallFact> course) {
    List<CallFact> facts = new ArrayList<>(course.subList(0, course.size() - 1));
    facts.add(CallCourses.step(Party.CALLER, CallFact.Step.CALLED, 1));
    facts.add(CallCourses.disconnected(55, 0, Party.CALLEE, "called"));

    assertThat(CallFold.fold(shape, facts.reversed())).isEqualTo(CallFold.fold(shape, facts));
  }

  /** A corrected bill, and then the first content once more: that says nothing new. */
  @ParameterizedTest
  @MethodSource("courses")
  void whatIsReceivedAgainCountsFromItsFirstReceptionInEveryOrder(
      CallShape shape, List<CallFact> course) {
    List<CallFact> last = List.of(CallCourses.billed(60, 54), CallCourses.billed(70, 56));
    List<CallFact> facts = new ArrayList<>(course.subList(0, course.size() - 1));
    facts.addAll(last);
    CallState expected = CallFold.fold(shape, facts);
    assertThat(expected.endedAt()).isEqualTo(CallCourses.at(56));

    List<CallFact> bills = new ArrayList<>(last);
    bills.add(CallCourses.billed(80, 54));
    permutations(
        bills,
        0,
        order -> {
          List<CallFact> shuffled = new ArrayList<>(order);
          shuffled.addAll(course.subList(0, course.size() - 1));
          check(CallFold.fold(shape, shuffled), expected);
        });
  }

  private static List<CallFact> toldByPushesOnly(List<CallFact> statuses) {
    return statuses.stream()
        .filter(
            fact ->
                fact instanceof CallFact.Disconnected || fact instanceof CallFact.DigitsCollected)
        .toList();
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
