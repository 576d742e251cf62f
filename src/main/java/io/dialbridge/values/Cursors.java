package io.dialbridge.values;

import io.dialbridge.problem.ProblemException;
import io.dialbridge.problem.ProblemKind;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Makes and reads the opaque cursors of lists. A cursor is sealed together with the filters it was
 * made under.
 */
@ApplicationScoped
public class Cursors {
  private static final int SEAL_BYTES = 16;
  private static final int MOST_CHARACTERS = 256;

  private final Seal seal;

  public Cursors(Seal seal) {
    this.seal = seal;
  }

  /**
   * @param position where the next page begins
   * @param filters the list and its filters, in any form that differs where they differ
   */
  public String next(String position, String filters) {
    byte[] place = position.getBytes(StandardCharsets.UTF_8);
    byte[] cursor = Arrays.copyOf(sealsOf(place, filters).getFirst(), SEAL_BYTES + place.length);
    System.arraycopy(place, 0, cursor, SEAL_BYTES, place.length);
    return encoded(cursor);
  }

  private static String encoded(byte[] cursor) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
  }

  /**
   * One page of a list.
   *
   * @param next the cursor of the page behind it; null: there is none
   */
  public record Slice<T>(List<T> items, @Nullable String next) {
    public <R> List<R> map(Function<T, R> show) {
      return items.stream().map(show).toList();
    }
  }

  /**
   * @param found the page and, where there is more, at least one item behind it
   * @param position where the page behind an item begins
   */
  public <T> Slice<T> slice(List<T> found, int most, Function<T, String> position, String filters) {
    if (found.size() <= most) {
      return new Slice<>(found, null);
    }
    List<T> page = found.subList(0, most);
    return new Slice<>(page, next(position.apply(page.getLast()), filters));
  }

  /** The position in a cursor; a problem where it was tampered with or made under other filters. */
  public String position(String cursor, String filters) {
    byte[] bytes = decoded(cursor);
    byte[] place = Arrays.copyOfRange(bytes, SEAL_BYTES, bytes.length);
    byte[] given = Arrays.copyOf(bytes, SEAL_BYTES);
    if (sealsOf(place, filters).stream().noneMatch(own -> MessageDigest.isEqual(own, given))) {
      throw invalid();
    }
    return new String(place, StandardCharsets.UTF_8);
  }

  private List<byte[]> sealsOf(byte[] place, String filters) {
    return seal.all("cursor", place, filters.getBytes(StandardCharsets.UTF_8)).stream()
        .map(whole -> Arrays.copyOf(whole, SEAL_BYTES))
        .toList();
  }

  private static byte[] decoded(String cursor) {
    try {
      byte[] bytes =
          cursor.length() > MOST_CHARACTERS ? new byte[0] : Base64.getUrlDecoder().decode(cursor);
      // Base64 has more than one text for the same bytes; ours is one of them.
      if (bytes.length > SEAL_BYTES && encoded(bytes).equals(cursor)) {
        return bytes;
      }
    } catch (IllegalArgumentException e) {
      // Not Base64: the same problem as any other cursor that isn't ours.
    }
    throw invalid();
  }

  private static ProblemException invalid() {
    return new ProblemException(
            ProblemKind.INVALID_CURSOR,
            "A cursor must be sent back unchanged, with the filters of the list that gave it. Start again without one.")
        .at("cursor", "is not a cursor of this list with these filters");
  }
}
