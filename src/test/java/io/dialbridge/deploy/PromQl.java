package io.dialbridge.deploy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The metrics that an expression of Prometheus names, and what it takes for their labels. No parser
 * of the language: groupings stand in front, as in {@code sum by (app) (…)}.
 */
record PromQl(List<Use> uses, Set<String> grouped) {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\s+|\"(?:[^\"\\\\]|\\\\.)*\"|\\[[^\\]]*]|[A-Za-z_:][\\w:]*|\\d[\\w.]*|[=!]~|[=!<>]=|[-+*/%^=<>(){},]");
  private static final Set<String> GROUPING = Set.of("by", "on");
  private static final Set<String> KEYWORDS = Set.of("and", "or", "unless", "offset", "bool");
  private static final Set<String> AGGREGATIONS =
      Set.of("sum", "max", "min", "avg", "count", "group");
  private static final Set<String> NARROWING = Set.of("and", "unless");

  /**
   * A metric by its series' name, or one of its labels.
   *
   * @param label empty: the metric is named
   * @param values what the label is compared with, taken apart at | where that is a pattern
   */
  record Use(String series, String label, List<String> values) {}

  static PromQl of(String expression) {
    List<String> tokens = tokens(expression);
    List<Use> uses = new ArrayList<>(metrics(tokens));
    List<String> all = uses.stream().map(Use::series).distinct().toList();
    Set<String> grouped = new TreeSet<>();
    for (int i = 0; i < tokens.size(); i++) {
      String word = tokens.get(i);
      if (!GROUPING.contains(word) || isMatcher(tokens, i)) {
        continue;
      }
      int end = closing(tokens, i + 1);
      List<String> labels =
          tokens.subList(i + 2, end).stream().filter(t -> !t.equals(",")).toList();
      List<String> series = word.equals("on") ? all : givers(tokens, end + 1);
      if (series.isEmpty()) {
        throw new IllegalArgumentException("Groups nothing: " + expression);
      }
      grouped.addAll(labels);
      for (String name : series) {
        labels.forEach(label -> uses.add(new Use(name, label, List.of())));
      }
    }
    return new PromQl(uses, grouped);
  }

  /** The metrics whose labels an aggregation of what is in these brackets has. */
  private static List<String> givers(List<String> tokens, int open) {
    int end = closing(tokens, open);
    int depth = 0;
    for (int i = open + 1; i < end; i++) {
      depth += depth(tokens.get(i));
      if (depth == 0 && NARROWING.contains(tokens.get(i))) {
        end = i;
      }
    }
    return metrics(tokens.subList(open, end)).stream().map(Use::series).distinct().toList();
  }

  private static List<Use> metrics(List<String> tokens) {
    List<Use> uses = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      String word = tokens.get(i);
      String next = i + 1 < tokens.size() ? tokens.get(i + 1) : "";
      if (GROUPING.contains(word) || word.equals("group_left")) {
        i = closing(tokens, i + 1);
      } else if (Character.isLetter(word.charAt(0))
          && !next.equals("(")
          && !KEYWORDS.contains(word)
          && !(AGGREGATIONS.contains(word) && next.equals("by"))) {
        uses.add(new Use(word, "", List.of()));
        if (next.equals("{")) {
          i += 2;
          while (!tokens.get(i).equals("}")) {
            uses.add(matcher(word, tokens.subList(i, i + 3)));
            i += tokens.get(i + 3).equals(",") ? 4 : 3;
          }
        }
      }
    }
    return uses;
  }

  private static Use matcher(String series, List<String> parts) {
    String value = parts.get(2).substring(1, parts.get(2).length() - 1);
    boolean pattern = parts.get(1).endsWith("~");
    return new Use(series, parts.get(0), pattern ? List.of(value.split("\\|")) : List.of(value));
  }

  private static boolean isMatcher(List<String> tokens, int i) {
    return !tokens.get(i + 1).equals("(");
  }

  private static int closing(List<String> tokens, int open) {
    if (!tokens.get(open).equals("(")) {
      throw new IllegalArgumentException("No bracket behind: " + tokens.subList(0, open));
    }
    int depth = 0;
    int i = open;
    do {
      depth += depth(tokens.get(i));
      i++;
    } while (depth > 0);
    return i - 1;
  }

  private static int depth(String token) {
    return token.equals("(") ? 1 : token.equals(")") ? -1 : 0;
  }

  private static List<String> tokens(String expression) {
    List<String> tokens = new ArrayList<>();
    Matcher token = TOKEN.matcher(expression);
    int end = 0;
    while (end < expression.length()) {
      if (!token.find(end) || token.start() != end) {
        throw new IllegalArgumentException(
            "Can't be read from '" + expression.substring(end) + "' on: " + expression);
      }
      end = token.end();
      if (!token.group().isBlank() && !token.group().startsWith("[")) {
        tokens.add(token.group());
      }
    }
    return tokens;
  }
}
