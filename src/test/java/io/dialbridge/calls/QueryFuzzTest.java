package io.dialbridge.calls;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialbridge.fuzz.Corpus;
import io.dialbridge.fuzz.Hostile;
import io.dialbridge.problem.ProblemException;
import io.dialbridge.problem.ProblemKind;
import io.dialbridge.problem.QueryParameters;
import io.dialbridge.values.Requester;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever stands in a query or a path, it is read or is a problem that tells which parameter it
 * was.
 *
 * <p>The input: kind, status, created from, created to, limit, id, reference; a line each, where an
 * empty one is absent. The reference may be empty.
 */
public class QueryFuzzTest {
  private static final long PER_BYTE = 200;
  private static final Requester ANYBODY = new Requester("anybody", null, null, "127.0.0.1");

  public static void fuzzerTestOneInput(byte[] input) throws Exception {
    List<String> lines = Hostile.lines(input, 7);
    Hostile.within(
        PER_BYTE,
        input,
        () -> {
          read(lines);
          return input;
        });
  }

  private static void read(List<String> lines) throws Exception {
    read(() ->
            CallFilter.of(
                orNull(lines.get(0)),
                orNull(lines.get(1)),
                lines.get(6),
                orNull(lines.get(2)),
                orNull(lines.get(3)),
                ANYBODY))
        .ifPresent(QueryFuzzTest::check);
    read(() -> CallFilter.of(null, null, null, orNull(lines.get(2)), null, ANYBODY))
        .ifPresent(QueryFuzzTest::check);
    read(() -> QueryParameters.limit(orNull(lines.get(4))))
        .ifPresent(limit -> assertThat(limit).isBetween(1, QueryParameters.MOST_ITEMS));
    Optional<UUID> id = read(() -> QueryParameters.id("call", lines.get(5)));
    id.ifPresent(known -> assertThat(known.toString()).isEqualToIgnoringCase(lines.get(5)));
  }

  private static void check(CallFilter filter) {
    Hostile.storable("reference", filter.reference(), 128);
    Hostile.storable("createdFrom", filter.from());
    Hostile.storable("createdTo", filter.to());
    assertThat(filter.binding()).startsWith("calls\n");
  }

  private static <T> Optional<T> read(Callable<T> parameter) throws Exception {
    try {
      return Optional.of(parameter.call());
    } catch (ProblemException e) {
      assertThat(e.kind()).isIn(ProblemKind.MALFORMED_PARAMETER, ProblemKind.NOT_FOUND);
      Hostile.storable("the problem", e.getMessage(), 300);
      return Optional.empty();
    }
  }

  private static @Nullable String orNull(String line) {
    return line.isEmpty() ? null : line;
  }

  static List<Path> corpus() {
    return Corpus.of(QueryFuzzTest.class);
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void readsTheCorpus(Path input) throws Exception {
    fuzzerTestOneInput(Files.readAllBytes(input));
  }
}
