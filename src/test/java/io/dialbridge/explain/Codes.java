package io.dialbridge.explain;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Codes as the vendor's pages list them, written apart from the tables that they check. */
final class Codes {
  private Codes() {}

  /** Each argument is one code, or the first and last of a range: {@code "8100-8111"}. */
  static List<Integer> of(String... ranges) {
    return Stream.of(ranges)
        .map(range -> range.split("-"))
        .flatMap(ends -> range(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1])))
        .toList();
  }

  static List<Integer> outside(int first, int last, List<Integer> codes) {
    return range(first, last).filter(code -> !codes.contains(code)).toList();
  }

  private static Stream<Integer> range(int first, int last) {
    return IntStream.rangeClosed(first, last).boxed();
  }
}
