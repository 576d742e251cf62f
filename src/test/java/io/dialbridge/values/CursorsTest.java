package io.dialbridge.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialbridge.problem.ProblemException;
import io.dialbridge.problem.ProblemKind;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorsTest {
  private static final String POSITION = "01980000-0000-7000-8000-000000000001";
  private static final String FILTERS = "calls|status=completed";

  private final Cursors cursors = new Cursors(new Seal("a1".repeat(32), null));
  private final String cursor = cursors.next(POSITION, FILTERS);

  @ParameterizedTest
  @ValueSource(strings = {POSITION, "1", "订单 👍", "a\nb\0c"})
  void givesThePositionBack(String position) {
    assertThat(cursors.position(cursors.next(position, FILTERS), FILTERS)).isEqualTo(position);
  }

  @Test
  void fitsIntoAUrlAsItIs() {
    for (int i = 0; i < 100; i++) {
      assertThat(cursors.next(POSITION + i, FILTERS)).matches("[A-Za-z0-9_-]+");
    }
  }

  @Test
  void refusesAChangeOfAnyByte() {
    byte[] bytes = Base64.getUrlDecoder().decode(cursor);
    assertThat(bytes).hasSize(16 + POSITION.length());
    for (int i = 0; i < bytes.length; i++) {
      byte[] tampered = bytes.clone();
      tampered[i] ^= 1;

      refused(Base64.getUrlEncoder().withoutPadding().encodeToString(tampered), FILTERS);
    }
  }

  @Test
  void refusesAPartOfACursor() {
    for (int length = 0; length < cursor.length(); length++) {
      refused(cursor.substring(0, length), FILTERS);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "calls|status=failed", "bills|status=completed", FILTERS + " "})
  void refusesOtherFilters(String filters) {
    refused(cursor, filters);
  }

  @Test
  void refusesTheCursorsOfAnotherKey() {
    Cursors others = new Cursors(new Seal("a2".repeat(32), null));

    refused(others.next(POSITION, FILTERS), FILTERS);
  }

  /** Base64 has more than one text for the same bytes. */
  @Test
  void refusesOtherTextsOfTheSameBytes() {
    String padded = cursors.next("12", FILTERS);

    refused(padded + "=", FILTERS);
    refused(padded + "==", FILTERS);
    String last = padded.substring(padded.length() - 1);
    String spare = String.valueOf((char) (last.charAt(0) + 1));
    refused(padded.substring(0, padded.length() - 1) + spare, FILTERS);
  }

  @Test
  void takesTheCursorsOfThePreviousKeyWhileARotationLasts() {
    Cursors rotated = new Cursors(new Seal("a2".repeat(32), "a1".repeat(32)));

    assertThat(rotated.position(cursor, FILTERS)).isEqualTo(POSITION);
    assertThat(rotated.next(POSITION, FILTERS)).isNotEqualTo(cursor);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "1", "next", "***", "AAAA", "%00", "光", "null", "a+b/c=="})
  void refusesGarbage(String garbage) {
    refused(garbage, FILTERS);
    refused(cursor + garbage + "~", FILTERS);
  }

  @Test
  void refusesWhatIsTooLongThoughItIsOurs() {
    String longest = "p".repeat(176);

    assertThat(cursors.position(cursors.next(longest, FILTERS), FILTERS)).isEqualTo(longest);
    refused(cursors.next(longest + "p", FILTERS), FILTERS);
  }

  private void refused(String cursor, String filters) {
    assertThatThrownBy(() -> cursors.position(cursor, filters))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.kind()).isEqualTo(ProblemKind.INVALID_CURSOR));
  }
}
