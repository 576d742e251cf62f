package io.dialbridge.values;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialbridge.fuzz.Corpus;
import io.dialbridge.fuzz.Hostile;
import io.dialbridge.problem.ProblemException;
import io.dialbridge.problem.ProblemKind;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is sent as a cursor, it is one of ours or a problem. One of ours with a single change,
 * or under other filters, is a problem.
 *
 * <p>The input: text sent as a cursor, a position, filters, other filters, and a change, which is
 * its kind (replace, {@code +} insert, {@code -} delete), its place and what to put there; a line
 * each.
 */
public class CursorFuzzTest {
  private static final String KEY = "a1".repeat(32);
  private static final String PREVIOUS_KEY = "a2".repeat(32);
  private static final Cursors CURSORS = new Cursors(new Seal(KEY, PREVIOUS_KEY));
  private static final Cursors PREVIOUS = new Cursors(new Seal(PREVIOUS_KEY, null));
  private static final int MOST_POSITION = 176;
  private static final long PER_BYTE = 200;

  public static void fuzzerTestOneInput(byte[] input) throws Exception {
    List<String> lines = Hostile.lines(input, 5);
    String filters = lines.get(2);
    String sent = lines.get(0);
    Hostile.within(PER_BYTE, input, () -> position(sent, filters))
        .ifPresent(
            own -> assertThat(sent).isIn(CURSORS.next(own, filters), PREVIOUS.next(own, filters)));

    String position = inUtf8(lines.get(1));
    String cursor = CURSORS.next(position, filters);
    boolean fits = !position.isEmpty() && position.getBytes(UTF_8).length <= MOST_POSITION;
    Optional<String> itself = fits ? Optional.of(position) : Optional.empty();
    assertThat(position(cursor, filters)).isEqualTo(itself);
    if (!inUtf8(lines.get(3)).equals(inUtf8(filters))) {
      assertThat(position(cursor, lines.get(3))).isEmpty();
    }
    String changed = changed(cursor, lines.get(4));
    if (!changed.equals(cursor)) {
      assertThat(position(changed, filters)).as(changed).isEmpty();
    }
  }

  private static Optional<String> position(String cursor, String filters) {
    try {
      return Optional.of(CURSORS.position(cursor, filters));
    } catch (ProblemException e) {
      assertThat(e.kind()).isEqualTo(ProblemKind.INVALID_CURSOR);
      return Optional.empty();
    }
  }

  private static String changed(String cursor, String change) {
    if (change.length() < 3) {
      return cursor;
    }
    char kind = change.charAt(0);
    int place = change.charAt(1) % (kind == '+' ? cursor.length() + 1 : cursor.length());
    String put = kind == '-' ? "" : change.substring(2, 3);
    return cursor.substring(0, place) + put + cursor.substring(kind == '+' ? place : place + 1);
  }

  /** As it is when a lone surrogate has become a question mark. */
  private static String inUtf8(String text) {
    return new String(text.getBytes(UTF_8), UTF_8);
  }

  static List<Path> corpus() {
    return Corpus.of(CursorFuzzTest.class);
  }

  @ParameterizedTest
  @MethodSource("corpus")
  void refusesTheCorpus(Path input) throws Exception {
    fuzzerTestOneInput(Files.readAllBytes(input));
  }
}
