package io.dialbridge.recordings;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One range of bytes as a Range header asks for it: {@code bytes=0-99}, {@code bytes=100-} or
 * {@code bytes=-50}.
 */
record ByteRange(String header) {
  private static final String DIGITS = "([0-9]{1,18})";
  private static final Pattern ONE_RANGE =
      Pattern.compile("bytes=(?:" + DIGITS + "-" + DIGITS + "?|-" + DIGITS + ")");

  /**
   * Empty where the whole is to be sent: without a range, with several or what is none, which RFC
   * 9110 lets us ignore, and with an If-Range, which can't match since we give no validators.
   */
  static Optional<ByteRange> read(@Nullable String range, @Nullable String ifRange) {
    if (range == null || ifRange != null) {
      return Optional.empty();
    }
    String header = range.strip().toLowerCase(Locale.ROOT);
    Matcher one = ONE_RANGE.matcher(header);
    return one.matches() && !isBackwards(one)
        ? Optional.of(new ByteRange(header))
        : Optional.empty();
  }

  private static boolean isBackwards(Matcher range) {
    return range.group(1) != null
        && range.group(2) != null
        && Long.parseLong(range.group(1)) > Long.parseLong(range.group(2));
  }
}
