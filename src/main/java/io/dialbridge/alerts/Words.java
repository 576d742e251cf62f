package io.dialbridge.alerts;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is said of alerts: fills placeholders, and makes of it what the platform takes as the value
 * of a template's variable (VoiceCall_faq_00020): 1 to 32 bytes of UTF-8, without {@code $ { }}.
 */
final class Words {
  static final int MOST_BYTES = 32;

  /** Where there is nothing to say. */
  private static final String NOTHING = "-";

  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\{\\{\\s*([^{}|]*?)\\s*(?:\\|([^{}]*))?}}");
  private static final Pattern KNOWN =
      Pattern.compile("(labels|annotations)\\.[^{}|\\s]+|status|count|groups|receiver|source");
  private static final Pattern NOT_SAID = Pattern.compile("[${}\\p{Cntrl}\\p{Cs}\\s]+");

  private Words() {}

  /**
   * What they are said of.
   *
   * @param count how many alerts fire in all
   * @param groups how many groups they are in
   */
  record Subject(AlertGroup group, int count, int groups) {}

  /** The first placeholder that isn't one. */
  static Optional<String> unknown(String word) {
    return PLACEHOLDER
        .matcher(word)
        .results()
        .map(found -> found.group(1))
        .filter(name -> !KNOWN.matcher(name).matches())
        .findFirst();
  }

  static List<String> fill(List<String> words, Subject subject) {
    return words.stream().map(word -> said(fill(word, subject))).toList();
  }

  private static String fill(String word, Subject subject) {
    return PLACEHOLDER
        .matcher(word)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    value(found.group(1), subject)
                        .filter(value -> !value.isBlank())
                        .orElse(found.group(2) == null ? "" : found.group(2))));
  }

  private static Optional<String> value(String name, Subject subject) {
    AlertGroup group = subject.group();
    int dot = name.indexOf('.');
    if (dot > 0) {
      String of = name.substring(dot + 1);
      return name.startsWith("labels") ? group.label(of) : group.annotation(of);
    }
    return Optional.ofNullable(
        switch (name) {
          case "status" -> group.firing() ? "firing" : "resolved";
          case "count" -> Integer.toString(subject.count());
          case "groups" -> Integer.toString(subject.groups());
          case "receiver" -> group.receiver();
          case "source" -> group.source().word();
          default -> null;
        });
  }

  /** Made fit, and cut where a character ends. */
  static String said(String text) {
    String clean = NOT_SAID.matcher(text).replaceAll(" ").strip();
    int bytes = 0;
    int end = 0;
    while (end < clean.length()) {
      int c = clean.codePointAt(end);
      bytes += Character.toString(c).getBytes(StandardCharsets.UTF_8).length;
      if (bytes > MOST_BYTES) {
        break;
      }
      end += Character.charCount(c);
    }
    String cut = clean.substring(0, end).strip();
    return cut.isEmpty() ? NOTHING : cut;
  }
}
