package io.dialbridge.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.dialbridge.testing.MetricsTable;
import io.dialbridge.testing.MetricsTable.Row;
import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TwinBeside;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The README's table of metrics is what the service tells, after all sorts of calls. */
@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
class MetricsTableTest {
  private static final Pattern TYPE = Pattern.compile("# TYPE (\\w+) (\\w+)");
  private static final Pattern SAMPLE = Pattern.compile("(\\w+)(?:\\{(.*)})? \\S+");
  private static final Pattern LABEL = Pattern.compile("(\\w+)=\"(?:[^\"\\\\]|\\\\.)*\"");

  /** What each scrape or bucket has. */
  private static final Set<String> OF_PROMETHEUS = Set.of("le");

  private final TestingFacade facade = TestingFacade.ofTest();

  @Test
  void theTableIsWhatTheServiceTells() throws IOException {
    aCallWithARecordingIsListenedTo();
    aCallIsRefused();
    aBillIsImported();

    Map<String, Row> told = told(facade.get("/q/metrics").raw().body());
    Map<String, Row> listed = MetricsTable.ofReadme();
    Map<String, Row> ours = new TreeMap<>(told);
    ours.keySet().removeIf(name -> !name.startsWith("dialbridge_"));

    assertThat(ours).hasSizeGreaterThan(30);
    assertThat(listed).containsAllEntriesOf(ours);
    assertThat(told).as("what the table lists, Quarkus' own included").containsAllEntriesOf(listed);
  }

  private void aCallWithARecordingIsListenedTo() {
    String id =
        facade
            .placeCallback(
                "{\"caller\":\"+8615400000871\",\"callee\":\"+8615400010871\",\"record\":true}")
            .body()
            .path("id")
            .asText();
    await().atMost(Duration.ofSeconds(20)).until(() -> facade.call(id).path("settled").asBoolean());
    assertThat(facade.bytes("/v1/calls/" + id + "/recording/audio", Map.of()).statusCode())
        .isEqualTo(200);
  }

  private void aCallIsRefused() {
    facade.script("{\"number\":\"+8615400010872\",\"refuse\":\"1010002\"}");
    assertThat(facade.placeCallback("+8615400000872", "+8615400010872").status()).isEqualTo(422);
    facade.clearScripts();
  }

  private void aBillIsImported() {
    facade.post(
        "/v1/bills/import",
        "{\"appKey\":\"dialbridgeDevCallbackKey01\"}",
        Map.of("Content-Type", "application/x-ndjson"));
  }

  /** Types and labels by name; the endings of a histogram or summary belong to it. */
  private static Map<String, Row> told(String metrics) {
    Map<String, String> types = new TreeMap<>();
    Map<String, Set<String>> labels = new TreeMap<>();
    for (String line : metrics.lines().toList()) {
      Matcher type = TYPE.matcher(line);
      Matcher sample = SAMPLE.matcher(line);
      if (type.matches()) {
        boolean counter = type.group(2).equals("counter");
        // OpenMetrics tells the type of a counter under its name without the ending.
        String ending = counter && !type.group(1).endsWith("_total") ? "_total" : "";
        types.put(type.group(1) + ending, type.group(2));
      } else if (sample.matches()) {
        String name = family(sample.group(1), types);
        Set<String> known = labels.computeIfAbsent(name, first -> new TreeSet<>());
        if (sample.group(2) != null) {
          LABEL.matcher(sample.group(2)).results().forEach(label -> known.add(label.group(1)));
          known.removeAll(OF_PROMETHEUS);
        }
      }
    }
    Map<String, Row> told = new TreeMap<>();
    types.forEach(
        (name, type) -> {
          if (family(name, types).equals(name)) {
            told.put(name, new Row(type, labels.getOrDefault(name, Set.of())));
          }
        });
    return told;
  }

  private static String family(String name, Map<String, String> types) {
    for (String ending : new String[] {"_bucket", "_count", "_sum", "_max"}) {
      String whole = name.substring(0, Math.max(0, name.length() - ending.length()));
      if (name.endsWith(ending)
          && Set.of("histogram", "summary").contains(types.getOrDefault(whole, ""))) {
        return whole;
      }
    }
    return name;
  }
}
