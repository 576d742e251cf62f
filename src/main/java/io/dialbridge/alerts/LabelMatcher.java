package io.dialbridge.alerts;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Whether a label has a value, in Alertmanager's words. A label that isn't there counts as empty,
 * as it does there.
 *
 * @param op {@code =}, {@code !=}, {@code =~} or {@code !~}; expressions match the whole value
 */
@RegisterForReflection
record LabelMatcher(String label, String op, String value) {
  /** Enough for any value that is kept, unless a pattern goes back and forth in it. */
  private static final int MOST_LOOKS = 100_000;

  /** Matched with many alerts, so it is compiled once. */
  interface Test {
    boolean matches(Map<String, String> labels);
  }

  boolean isExpression() {
    return op.endsWith("~");
  }

  /** Throws where its expression can't be read. */
  static Pattern pattern(String expression) throws PatternSyntaxException {
    return Pattern.compile("(?:" + expression + ")");
  }

  Test test() {
    boolean wanted = op.startsWith("=");
    if (!isExpression()) {
      return labels -> labels.getOrDefault(label, "").equals(value) == wanted;
    }
    Pattern pattern = pattern(value);
    return labels -> {
      try {
        return pattern
                .matcher(new BoundedText(labels.getOrDefault(label, ""), MOST_LOOKS))
                .matches()
            == wanted;
      } catch (BoundedText.TooManyLooks e) {
        return false; // Whichever was wanted: the next route may be meant for it.
      }
    };
  }
}
