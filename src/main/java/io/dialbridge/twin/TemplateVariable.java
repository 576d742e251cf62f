package io.dialbridge.twin;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A variable of a template (VoiceCall_faq_00020).
 *
 * @param longest how many bytes or digits its value may have
 */
record TemplateVariable(Form form, int longest) {
  /** What a value looks like. ASSUMED from a sister product: an empty one fits no variable. */
  enum Form {
    /** Any text, counted in bytes of UTF-8; one copy of the page says only "length". */
    TXT,
    /** Digits. */
    NUM,
    /** Like {@code 2017/07/16}. */
    DATE,
    /** Like {@code 09:30} or {@code 09:30:00}. */
    TIME
  }

  /** No variable may be longer; the page advises to split longer ones. */
  private static final int LONGEST = 32;

  private static final Pattern SIZED = Pattern.compile("(TXT|NUM)_(\\d{1,3})");
  private static final Pattern TIME = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d(:[0-5]\\d)?");
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("uuuu/MM/dd", Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  /** A variable by what stands between its braces, like {@code NUM_6}; empty for no such one. */
  static Optional<TemplateVariable> named(String name) {
    if (name.equals("DATE")) {
      return Optional.of(new TemplateVariable(Form.DATE, 10));
    }
    if (name.equals("TIME")) {
      return Optional.of(new TemplateVariable(Form.TIME, 8));
    }
    Matcher sized = SIZED.matcher(name);
    if (!sized.matches()) {
      return Optional.empty();
    }
    int longest = Integer.parseInt(sized.group(2));
    return longest < 1 || longest > LONGEST
        ? Optional.empty()
        : Optional.of(new TemplateVariable(Form.valueOf(sized.group(1)), longest));
  }

  boolean takes(String value) {
    return switch (form) {
      case TXT -> !value.isEmpty() && value.getBytes(StandardCharsets.UTF_8).length <= longest;
      case NUM -> value.matches("[0-9]{1," + longest + "}");
      case DATE -> isDate(value);
      case TIME -> TIME.matcher(value).matches();
    };
  }

  private static boolean isDate(String value) {
    try {
      // A year of more digits would be read too, with a sign before it.
      return value.length() == 10 && DATE.format(LocalDate.parse(value, DATE)).equals(value);
    } catch (DateTimeException unreadable) {
      return false;
    }
  }

  /** As a template spells it. */
  @Override
  public String toString() {
    return switch (form) {
      case TXT, NUM -> "${" + form + "_" + longest + "}";
      case DATE, TIME -> "${" + form + "}";
    };
  }
}
