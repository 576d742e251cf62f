package io.dialbridge.fuzz;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.management.ThreadMXBean;
import io.dialbridge.values.StorableText;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/** What targets share: input as text, and what nothing made of it may exceed. */
public final class Hostile {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Allowed however short the input is: the fuzzer's hooks take some MiB where patterns match. */
  private static final long ALWAYS = 32 << 20;

  private static final Instant FIRST = Instant.parse("-0001-12-31T00:00:00Z");
  private static final Instant LAST = Instant.parse("+10000-01-01T18:00:00Z");

  private Hostile() {}

  /**
   * The input as lines of text, that many of them; the last one is the rest. A byte that is no
   * UTF-8 becomes a lone surrogate, since text from outside may contain those.
   */
  public static List<String> lines(byte[] input, int count) {
    String text = new String(input, StandardCharsets.UTF_8).replace('\ufffd', '\ud800');
    String[] lines = Arrays.copyOf(text.split("\n", count), count);
    return Arrays.stream(lines).map(line -> line == null ? "" : line).toList();
  }

  /** Text as a column of that width holds it. */
  public static void storable(String what, @Nullable String text, int most) {
    if (text != null && (text.length() > most || !StorableText.of(text, most).equals(text))) {
      throw new AssertionError(what + " can't be stored: " + text);
    }
  }

  /** A time as the database holds it, and as RFC 3339 can write it. */
  public static void storable(String what, @Nullable Instant time) {
    if (time != null && (time.isBefore(FIRST) || time.isAfter(LAST))) {
      throw new AssertionError(what + " can't be stored: " + time);
    }
  }

  /** JSON as jsonb holds it. */
  public static void storable(JsonNode json) {
    if (json.isTextual()) {
      storable("a value", json.textValue(), Integer.MAX_VALUE);
    }
    for (Iterator<String> names = json.fieldNames(); names.hasNext(); ) {
      storable("a name", names.next(), Integer.MAX_VALUE);
    }
    json.forEach(Hostile::storable);
  }

  /**
   * Runs it, and fails where it allocated that much for each byte of input; also where it throws.
   */
  public static <T> T within(long perByte, byte[] input, Callable<T> step) throws Exception {
    long most = ALWAYS + perByte * input.length;
    long before = THREADS.getCurrentThreadAllocatedBytes();
    try {
      return step.call();
    } finally {
      if (THREADS.getCurrentThreadAllocatedBytes() - before > most) {
        secondTimeWithin(most, step);
      }
    }
  }

  /** The first time may have loaded classes. */
  private static void secondTimeWithin(long most, Callable<?> step) throws Exception {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    try {
      step.call();
    } finally {
      long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
      if (allocated > most) {
        throw new AssertionError("allocated %,d bytes, allowed %,d".formatted(allocated, most));
      }
    }
  }
}
