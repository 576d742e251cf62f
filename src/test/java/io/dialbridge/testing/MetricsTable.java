package io.dialbridge.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The README's table of metrics. */
public final class MetricsTable {
  private static final String BEGIN = "<!-- metrics: held by MetricsTableTest -->\n";
  private static final String END = "<!-- end of metrics -->";

  private MetricsTable() {}

  /** A metric: counter, gauge or histogram, and the names of its labels. */
  public record Row(String type, Set<String> labels) {}

  /** By the name under which Prometheus knows it, of a histogram without its endings. */
  public static Map<String, Row> ofReadme() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    int begin = readme.indexOf(BEGIN) + BEGIN.length();
    Map<String, Row> rows = new TreeMap<>();
    readme
        .substring(begin, readme.indexOf(END))
        .lines()
        .filter(line -> line.startsWith("| `"))
        .map(line -> line.substring(1, line.length() - 1).split("\\|"))
        .forEach(
            cells -> {
              assertThat(cells).as("name, type, labels, unit, meaning").hasSize(5);
              rows.put(
                  words(cells[0]).iterator().next(), new Row(cells[1].strip(), words(cells[2])));
            });
    assertThat(rows).hasSizeGreaterThan(30);
    return rows;
  }

  /** The names of the series that a row stands for. */
  public static Stream<String> series(Map.Entry<String, Row> row) {
    String name = row.getKey();
    return switch (row.getValue().type()) {
      case "histogram" ->
          Stream.of(name + "_bucket", name + "_count", name + "_sum", name + "_max");
      case "summary" -> Stream.of(name + "_count", name + "_sum", name + "_max");
      default -> Stream.of(name);
    };
  }

  private static Set<String> words(String cell) {
    Set<String> words = new TreeSet<>();
    Pattern.compile("`([A-Za-z_0-9]+)`")
        .matcher(cell)
        .results()
        .forEach(word -> words.add(word.group(1)));
    return words;
  }
}
