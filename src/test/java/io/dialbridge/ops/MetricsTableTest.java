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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
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

  /**
   * A phone's: E.164, with or without its plus, or a mobile's of China without its country code.
   */
  private static final Pattern NUMBER =
      Pattern.compile("(?<![\\d.])(\\+\\d{7,15}|86\\d{9,11}|1\\d{10})(?!\\d)");

  private static final Pattern SECRET =
      Pattern.compile(
          "dialbridge\\.(apps\\..+\\.(key|secret|push-secrets)|sealing\\.key|access\\.desk-key)");

  private static final Pattern VALUE = Pattern.compile("\\w+=\"((?:[^\"\\\\]|\\\\.)*)\"");

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

  /** Metrics are kept for long and seen by many. */
  @Test
  void noLabelNamesAnybodyOrASecret() {
    aCallWithARecordingIsListenedTo();
    aCallIsRefused();
    String wrong = "13900001111".repeat(2) + "abcdef";
    assertThat(facade.push("/push/courier/" + wrong, new byte[0]).status()).isEqualTo(404);
    assertThat(facade.push("{\"eventType\":\"+8615400000871\"}").status()).isIn(200, 400);
    assertThat(facade.with("dbk_" + wrong).get("/v1/calls").status()).isEqualTo(401);
    assertThat(facade.get("/v1/calls/13900001111").status()).isEqualTo(404);
    assertThat(facade.get("/v1/8613900001111").status()).isEqualTo(404);
    assertThat(facade.get("/13900001111").status()).isEqualTo(404);
    List<String> secrets = new ArrayList<>(secrets());
    secrets.add(wrong);

    List<String> values = values(facade.get("/q/metrics").raw().body());

    assertThat(values).hasSizeGreaterThan(100).contains("/push/{app}/{secret}", "401");
    assertThat(values).noneMatch(value -> tellsTooMuch(value, secrets));
    assertThat(values("a{b=\"+8615400000871\",c=\"/x/13900001111\",le=\"0.139000011\"} 1"))
        .as("so that one would be noticed")
        .hasSize(3)
        .filteredOn(value -> tellsTooMuch(value, secrets))
        .hasSize(2);
    assertThat(tellsTooMuch("/push/courier/" + wrong, secrets)).isTrue();
  }

  private static boolean tellsTooMuch(String value, List<String> secrets) {
    return NUMBER.matcher(value).find() || secrets.stream().anyMatch(value::contains);
  }

  /** Those of this test's configuration. */
  private static List<String> secrets() {
    Config config = ConfigProvider.getConfig();
    List<String> secrets =
        StreamSupport.stream(config.getPropertyNames().spliterator(), false)
            .filter(name -> SECRET.matcher(name).matches())
            .map(name -> config.getValue(name, String.class))
            .toList();
    assertThat(secrets).hasSizeGreaterThan(10).contains(TestingFacade.KEY);
    return secrets;
  }

  private static List<String> values(String metrics) {
    return VALUE.matcher(metrics).results().map(value -> value.group(1)).distinct().toList();
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
