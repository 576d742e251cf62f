package io.dialbridge.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which labels match, and whose turn it is. */
class RoutingTest {
  private static final Map<String, String> LABELS = Map.of("severity", "critical", "team", "blue");

  @ParameterizedTest
  @CsvSource({
    "severity, =, critical, true",
    "severity, =, critic, false",
    "severity, !=, critical, false",
    "severity, !=, page, true",
    "severity, =~, crit.*|page, true",
    "severity, =~, crit, false",
    "severity, !~, crit, true",
    "severity, !~, crit.*, false",
    "zone, =, '', true",
    "zone, !=, '', false",
    "zone, =~, '.*', true",
    "zone, =~, '.+', false",
  })
  void labelsMatchAsInAlertmanager(String label, String op, String value, boolean matches) {
    assertThat(new LabelMatcher(label, op, value).test().matches(LABELS)).isEqualTo(matches);
  }

  @Test
  void anExpressionThatTriesForEverMatchesNothing() {
    Map<String, String> labels = Map.of("a", "a".repeat(200) + "!");
    for (String op : List.of("=~", "!~")) {
      long begun = System.nanoTime();
      assertThat(new LabelMatcher("a", op, "(a+)+(a+)+(a+)+b").test().matches(labels)).isFalse();
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(2));
    }
    assertThat(new LabelMatcher("a", "=~", "(a|b)*!").test().matches(labels)).isTrue();
  }

  @Test
  void theChainIsGoneThroughStepByStepAndRoundByRound() {
    List<ChainStep> steps =
        List.of(new ChainStep("a", "+8615400031001", 2), new ChainStep("b", "+8615400031002", 1));

    List<Place> all =
        Stream.iterate(
                Optional.of(Place.FIRST),
                Optional::isPresent,
                place -> place.orElseThrow().next(steps, 2, false))
            .map(Optional::orElseThrow)
            .toList();

    assertThat(all)
        .containsExactly(
            new Place(0, 0, 0),
            new Place(0, 0, 1),
            new Place(0, 1, 0),
            new Place(1, 0, 0),
            new Place(1, 0, 1),
            new Place(1, 1, 0));
    assertThat(Place.FIRST.next(steps, 1, true)).contains(new Place(0, 1, 0));
    assertThat(new Place(0, 1, 0).next(steps, 1, true)).isEmpty();
    assertThat(new Place(0, 7, 0).next(steps, 2, false))
        .as("the chain has become shorter")
        .contains(new Place(1, 0, 0));
  }
}
