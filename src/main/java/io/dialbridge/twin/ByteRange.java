package io.dialbridge.twin;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A part of a file.
 *
 * @param from the first byte
 * @param to the byte behind the last; not above {@code from} when the range lies outside of the
 *     file
 */
record ByteRange(long from, long to) {
  private static final Pattern SINGLE = Pattern.compile("bytes=(\\d{0,15})-(\\d{0,15})");

  /** Empty for what a server may ignore: no range, a malformed one, several at once. */
  static Optional<ByteRange> read(@Nullable String header, long length) {
    Matcher matcher = SINGLE.matcher(header == null ? "" : header.strip());
    if (!matcher.matches() || (matcher.group(1).isEmpty() && matcher.group(2).isEmpty())) {
      return Optional.empty();
    }
    if (matcher.group(1).isEmpty()) {
      long last = Math.min(length, Long.parseLong(matcher.group(2)));
      return Optional.of(new ByteRange(length - last, length));
    }
    long from = Long.parseLong(matcher.group(1));
    if (matcher.group(2).isEmpty()) {
      return Optional.of(new ByteRange(from, length));
    }
    long last = Long.parseLong(matcher.group(2));
    return last < from
        ? Optional.empty()
        : Optional.of(new ByteRange(from, Math.min(length, last + 1)));
  }

  boolean isSatisfiable() {
    return to > from;
  }

  String contentRange(long length) {
    return isSatisfiable() ? "bytes %d-%d/%d".formatted(from, to - 1, length) : "bytes */" + length;
  }
}
