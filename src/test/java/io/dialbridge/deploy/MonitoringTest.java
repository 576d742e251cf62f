package io.dialbridge.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.dialbridge.calls.CallStatus;
import io.dialbridge.testing.MetricsTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Alert rules and dashboard ask for nothing that the service doesn't tell. */
class MonitoringTest {
  private static final Path FOLDER = Renderings.FOLDER.resolve("monitoring");
  private static final Path RULES = FOLDER.resolve("alerts.yaml");
  private static final Path TESTS = FOLDER.resolve("alerts-test.yaml");
  private static final Path DASHBOARD = FOLDER.resolve("dashboard.json");

  /** What Prometheus knows of each process and bucket by itself. */
  private static final Set<String> OF_PROMETHEUS =
      Set.of("job", "instance", "namespace", "pod", "le");

  private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.+), (\\w+)\\)");
  private static final Pattern TEMPLATE_LABEL = Pattern.compile("\\$labels\\.(\\w+)");
  private static final Pattern TESTED = Pattern.compile("alertname=\"(\\w+)\"");
  private static final String SOURCE = "${datasource}";

  @Test
  void rulesAskForNothingThatIsNotTold() throws IOException {
    List<JsonNode> alerts = alerts();

    assertThat(alerts).hasSizeGreaterThan(15);
    assertThat(alerts)
        .allSatisfy(alert -> assertThat(complaints(alert.path("expr").asText())).isEmpty());
  }

  /** So that a mistake would be noticed: each of these is one. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = " | ",
      value = {
        "dialbridge_redy == 0                                                      | dialbridge_redy is not told",
        "sum(rate(dialbridge_calls_placed[5m])) > 1                                | dialbridge_calls_placed is not told",
        "sum(rate(http_client_requests_seconds_bucket[5m])) > 1                    | http_client_requests_seconds_bucket is not told",
        "dialbridge_ready{pod=~\"a|b\"} + dialbridge_reedy                         | dialbridge_reedy is not told",
        "dialbridge_queue_length{role=\"worker\"} > 1                              | dialbridge_queue_length has no label role",
        "sum by (app, code) (rate(dialbridge_calls_placed_total[5m])) > 1          | dialbridge_calls_placed_total has no label code",
        "max by (app) (dialbridge_bills_late) > 1                                  | dialbridge_bills_late has no label app",
        "dialbridge_calls_refused_total / on (code) group_left () dialbridge_calls_placed_total | dialbridge_calls_placed_total has no label code",
        "sum by (door) (rate(dialbridge_rules_warned_total[1m]) and on (job) dialbridge_doors_inside) | dialbridge_rules_warned_total has no label door",
        "dialbridge_pushes_received_total{outcome=\"unsinged\"} > 1                | outcome of dialbridge_pushes_received_total is never unsinged",
        "dialbridge_pushes_received_total{outcome=~\"stored|unavailble\"} > 1      | outcome of dialbridge_pushes_received_total is never unavailble",
        "dialbridge_calls_ended_total{status=\"failing\"} > 1                      | status of dialbridge_calls_ended_total is never failing",
      })
  void aMistakeIsNoticed(String expression, String complaint) throws IOException {
    assertThat(complaints(expression)).containsExactly(complaint);
  }

  @Test
  void everyAlertSaysHowBadItIsAndWhatToDo() throws IOException {
    List<JsonNode> alerts = alerts();

    assertThat(alerts.stream().map(alert -> alert.path("alert").asText()))
        .doesNotHaveDuplicates()
        .allMatch(name -> name.matches("Dialbridge[A-Z]\\w+"));
    for (JsonNode alert : alerts) {
      String name = alert.path("alert").asText();
      assertThat(alert.at("/labels/severity").asText()).as(name).isIn("critical", "warning");
      assertThat(alert.path("annotations").fieldNames())
          .as(name)
          .toIterable()
          .containsExactlyInAnyOrder("summary", "description", "do");
      Set<String> grouped = PromQl.of(alert.path("expr").asText()).grouped();
      Set<String> known = grouped.isEmpty() ? OF_PROMETHEUS : grouped;
      for (JsonNode text : alert.path("annotations")) {
        assertThat(text.asText()).as(name).isNotBlank();
        assertThat(TEMPLATE_LABEL.matcher(text.asText()).results().map(label -> label.group(1)))
            .as(name)
            .allMatch(known::contains);
      }
    }
  }

  /** A critical one wakes somebody up: that it can be silent is shown as well. */
  @Test
  void everyAlertIsTested() throws IOException {
    JsonNode tests = yaml(TESTS);

    assertThat(untested(alerts(), tests)).isEmpty();
  }

  @Test
  void anAlertThatIsNotTestedIsNoticed() throws IOException {
    List<JsonNode> alerts = new ArrayList<>(alerts());
    alerts.addAll(
        List.of(
            Kustomize.parse("{alert: Forgotten, labels: {severity: warning}}").getFirst(),
            Kustomize.parse("{alert: Loud, labels: {severity: critical}}").getFirst()));
    JsonNode tests = yaml(TESTS);
    ((ArrayNode) tests.path("tests"))
        .add(
            Kustomize.parse(
                    """
                    promql_expr_test:
                      - expr: ALERTS
                        exp_samples:
                          - labels: '{alertname="Loud"}'
                    alert_rule_test:
                      - alertname: Forgotten
                    """)
                .getFirst());

    assertThat(untested(alerts, tests))
        .containsExactlyInAnyOrder("Forgotten never fires", "Loud is never silent");
  }

  @Test
  void panelsLieBesideEachOther() throws IOException {
    List<JsonNode> panels = panels();

    assertThat(panels.stream().map(panel -> panel.path("id").asInt()))
        .hasSizeGreaterThan(25)
        .doesNotHaveDuplicates();
    assertThat(overlaps(panels)).isEmpty();
    JsonNode twice = panels.getLast().deepCopy();
    assertThat(overlaps(List.of(panels.getLast(), twice))).isNotEmpty();
  }

  @Test
  void panelsAskForNothingThatIsNotTold() throws IOException {
    Set<String> shown = new HashSet<>();
    for (JsonNode panel : panels()) {
      if (panel.path("type").asText().equals("row")) {
        continue;
      }
      String title = panel.path("title").asText();
      assertThat(panel.path("description").asText()).as(title).isNotBlank();
      assertThat(panel.at("/datasource/uid").asText()).as(title).isEqualTo(SOURCE);
      assertThat(panel.at("/fieldConfig/defaults/unit").asText()).as(title).isNotBlank();
      assertThat(panel.path("targets")).as(title).isNotEmpty();
      Set<String> references = new HashSet<>();
      for (JsonNode target : panel.path("targets")) {
        assertThat(references.add(target.path("refId").asText())).as(title).isTrue();
        assertThat(target.at("/datasource/uid").asText()).as(title).isEqualTo(SOURCE);
        String expression = target.path("expr").asText();
        assertThat(complaints(expression)).as(title).isEmpty();
        PromQl.of(expression).uses().forEach(use -> shown.add(use.series()));
      }
    }

    assertThat(shown).hasSizeGreaterThan(25);
  }

  @Test
  void whatIsChosenAboveTheDashboardIsTold() throws IOException {
    JsonNode variables = json().at("/templating/list");
    Map<String, String> types = new HashMap<>();
    for (JsonNode variable : variables) {
      types.put(variable.path("name").asText(), variable.path("type").asText());
      if (variable.path("type").asText().equals("query")) {
        assertThat(variable.at("/datasource/uid").asText()).isEqualTo(SOURCE);
        Matcher query = LABEL_VALUES.matcher(variable.at("/query/query").asText());
        assertThat(query.matches()).isTrue();
        String asked = "sum by (%s) (%s)".formatted(query.group(2), query.group(1));
        assertThat(complaints(asked)).isEmpty();
      }
    }

    assertThat(types).containsEntry("datasource", "datasource").containsEntry("app", "query");
    String panels = panels().toString();
    assertThat(
            Pattern.compile("\\$\\{?(\\w+)")
                .matcher(panels)
                .results()
                .map(variable -> variable.group(1)))
        .allMatch(name -> types.containsKey(name) || name.startsWith("__"));
  }

  @Test
  void prometheusTakesTheRules() throws Exception {
    Promtool.Verdict verdict =
        Promtool.run("check", "rules", "--lint=all", "--lint-fatal", RULES.toString());

    assertThat(verdict.status()).as(verdict.words()).isZero();
    assertThat(verdict.words()).contains(alerts().size() + " rules found");
  }

  @Test
  void theRulesFireWhenTheyShould() throws Exception {
    Promtool.Verdict verdict = Promtool.run("test", "rules", TESTS.toString());

    assertThat(verdict.status()).as(verdict.words()).isZero();
  }

  /** Prometheus is asked the panels' questions as well, as rules that are never loaded. */
  @Test
  void prometheusTakesTheQuestionsOfThePanels(@TempDir Path folder) throws Exception {
    StringBuilder rules = new StringBuilder("groups: [{name: panels, rules: [\n");
    int count = 0;
    for (JsonNode panel : panels()) {
      for (JsonNode target : panel.path("targets")) {
        String expression = target.path("expr").asText().replaceAll("\\$__\\w+", "5m");
        rules.append("{record: 'panel:%d', expr: '%s'},\n".formatted(count++, expression));
      }
    }
    Path file = Files.writeString(folder.resolve("panels.yaml"), rules.append("]}]\n"));

    Promtool.Verdict verdict = Promtool.run("check", "rules", file.toString());
    assertThat(verdict.status()).as(verdict.words()).isZero();
    assertThat(verdict.words()).contains(count + " rules found");
  }

  /** Without what the rules ask for, each of their tests fails. */
  @Test
  void rulesThatNeverFireAreNoticed(@TempDir Path folder) throws Exception {
    Path tests = Files.copy(TESTS, folder.resolve("alerts-test.yaml"));
    JsonNode rules = yaml(RULES);
    elements(rules.path("groups"))
        .flatMap(group -> elements(group.path("rules")))
        .forEach(rule -> ((ObjectNode) rule).put("expr", "vector(0) > 1"));
    new YAMLMapper().writeValue(folder.resolve("alerts.yaml").toFile(), rules);

    Promtool.Verdict verdict = Promtool.run("test", "rules", tests.toString());

    assertThat(verdict.status()).isOne();
    assertThat(alerts())
        .allSatisfy(
            alert ->
                assertThat(verdict.words()).contains('"' + alert.path("alert").asText() + '"'));
  }

  private static List<String> untested(List<JsonNode> alerts, JsonNode tests) {
    Set<String> firing = new TreeSet<>();
    Set<String> silent = new TreeSet<>();
    for (JsonNode test : tests.path("tests")) {
      elements(test.path("promql_expr_test"))
          .flatMap(question -> elements(question.path("exp_samples")))
          .forEach(
              sample ->
                  TESTED
                      .matcher(sample.path("labels").asText())
                      .results()
                      .forEach(name -> firing.add(name.group(1))));
      for (JsonNode alert : test.path("alert_rule_test")) {
        (alert.path("exp_alerts").isEmpty() ? silent : firing)
            .add(alert.path("alertname").asText());
      }
    }
    List<String> untested = new ArrayList<>();
    for (JsonNode alert : alerts) {
      String name = alert.path("alert").asText();
      if (!firing.contains(name)) {
        untested.add(name + " never fires");
      }
      if (alert.at("/labels/severity").asText().equals("critical") && !silent.contains(name)) {
        untested.add(name + " is never silent");
      }
    }
    return untested;
  }

  private static List<String> overlaps(List<JsonNode> panels) {
    Set<String> cells = new HashSet<>();
    List<String> overlaps = new ArrayList<>();
    for (JsonNode panel : panels) {
      JsonNode place = panel.path("gridPos");
      int right = place.path("x").asInt() + place.path("w").asInt();
      int bottom = place.path("y").asInt() + place.path("h").asInt();
      if (place.path("w").asInt() < 1 || place.path("h").asInt() < 1 || right > 24) {
        overlaps.add(panel.path("title").asText() + " has no place");
      }
      for (int x = place.path("x").asInt(); x < right; x++) {
        for (int y = place.path("y").asInt(); y < bottom; y++) {
          if (!cells.add(x + ", " + y)) {
            overlaps.add(panel.path("title").asText() + " at " + x + ", " + y);
          }
        }
      }
    }
    return overlaps;
  }

  /** What an expression asks for that the README's table doesn't have. */
  private static List<String> complaints(String expression) throws IOException {
    Map<String, Map.Entry<String, MetricsTable.Row>> told = new HashMap<>();
    for (Map.Entry<String, MetricsTable.Row> row : MetricsTable.ofReadme().entrySet()) {
      MetricsTable.series(row).forEach(series -> told.put(series, row));
    }
    List<String> readme = Files.readAllLines(Path.of("README.md"));
    Set<String> complaints = new TreeSet<>();
    for (PromQl.Use use : PromQl.of(expression).uses()) {
      Map.Entry<String, MetricsTable.Row> row = told.get(use.series());
      if (row == null) {
        complaints.add(use.series() + " is not told");
      } else if (!use.label().isEmpty() && !OF_PROMETHEUS.contains(use.label())) {
        if (!row.getValue().labels().contains(use.label())) {
          complaints.add(use.series() + " has no label " + use.label());
        } else if (use.series().startsWith("dialbridge_")) {
          String line =
              readme.stream()
                  .filter(l -> l.startsWith("| `" + row.getKey() + "` |"))
                  .findFirst()
                  .orElseThrow();
          use.values().stream()
              .filter(value -> !value.startsWith("$") && !isKnown(value, line))
              .forEach(
                  value ->
                      complaints.add(use.label() + " of " + use.series() + " is never " + value));
        }
      }
    }
    return List.copyOf(complaints);
  }

  /** The table lists a label's values, but for the status of a call, which the API tells. */
  private static boolean isKnown(String value, String line) {
    return Pattern.compile("\\b" + Pattern.quote(value) + "\\b").matcher(line).find()
        || (line.contains("status and cause as in the call")
            && CallStatus.ofWord(value).isPresent());
  }

  private static List<JsonNode> alerts() throws IOException {
    return elements(yaml(RULES).path("groups"))
        .flatMap(group -> elements(group.path("rules")))
        .toList();
  }

  private static List<JsonNode> panels() throws IOException {
    return elements(json().path("panels")).toList();
  }

  private static JsonNode json() throws IOException {
    return new ObjectMapper().readTree(DASHBOARD.toFile());
  }

  private static JsonNode yaml(Path file) throws IOException {
    return Kustomize.parse(Files.readString(file)).getFirst();
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
