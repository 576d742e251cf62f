package io.dialbridge.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is said of alerts is what the platform takes, whatever they hold. */
class WordsTest {
  private static final AlertGroup GROUP =
      new AlertGroup(
          AlertSource.ALERTMANAGER,
          null,
          "dialbridge",
          "{}:{}",
          true,
          Map.of("cluster", "bj"),
          Map.of("alertname", "PostgresDown"),
          Map.of("summary", "主库无法访问，请立即处理，谢谢大家"),
          List.of(
              alert(false, "db-0", "over"), alert(true, "db-1", "first"), alert(true, "db-2", "x")),
          3);

  private static Alert alert(boolean firing, String instance, String text) {
    return new Alert(
        firing,
        new TreeMap<>(Map.of("instance", instance)),
        Map.of("text", text),
        "2026-01-15T08:30:20Z",
        instance);
  }

  private static String said(String word) {
    return Words.fill(List.of(word), new Words.Subject(GROUP, GROUP.firingCount(), 4)).getFirst();
  }

  @Test
  void placeholdersAreFilled() {
    assertThat(said("{{labels.alertname}} in {{ labels.cluster }}"))
        .isEqualTo("PostgresDown in bj");
    assertThat(said("{{labels.instance}}")).as("the first that fires").isEqualTo("db-1");
    assertThat(said("{{annotations.text}}")).isEqualTo("first");
    assertThat(said("{{status}} {{count}} {{groups}} {{receiver}} {{source}}"))
        .isEqualTo("firing 5 4 dialbridge alertmanag");
    assertThat(said("{{labels.none|nobody knows}}")).isEqualTo("nobody knows");
    assertThat(said("{{labels.none}}")).isEqualTo("-");
    assertThat(said("plain")).isEqualTo("plain");
  }

  @Test
  void whatIsLongIsCutWhereACharacterEnds() {
    String said = said("{{annotations.summary}}");

    assertThat(said).isEqualTo("主库无法访问，请立即");
    assertThat(said.getBytes(StandardCharsets.UTF_8)).hasSize(30);
    assertThat(Words.said("a".repeat(31) + "😀")).isEqualTo("a".repeat(31));
    assertThat(Words.said("a".repeat(28) + "😀b")).isEqualTo("a".repeat(28) + "😀");
    assertThat(Words.said("a".repeat(40))).hasSize(32);
  }

  @Test
  void whatThePlatformDoesNotTakeIsABlank() {
    assertThat(Words.said("a${b}c\u0000\n\td")).isEqualTo("a b c d");
    assertThat(Words.said("\ud800")).isEqualTo("-");
    assertThat(Words.said("  ")).isEqualTo("-");
  }

  @Test
  void onlyKnownPlaceholdersAreTaken() {
    assertThat(Words.unknown("{{labels.a}} {{annotations.b_c|x y}} {{count}}")).isEmpty();
    assertThat(Words.unknown("{{labels.a}} {{label.b}}")).contains("label.b");
    assertThat(Words.unknown("{{}}")).contains("");
  }

  @Test
  void theFirstGroupOfDollarsIsNoReference() {
    AlertGroup dollars =
        new AlertGroup(
            AlertSource.GRAFANA,
            "1",
            "r",
            "k",
            true,
            Map.of(),
            Map.of("price", "$1\\2"),
            Map.of(),
            List.of(),
            0);
    assertThat(Words.fill(List.of("{{labels.price}}"), new Words.Subject(dollars, 1, 1)))
        .containsExactly("1\\2");
  }
}
