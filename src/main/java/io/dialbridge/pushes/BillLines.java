package io.dialbridge.pushes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Bills one a line: JSON lines. Blank lines count and are no bills; a broken one harms no other.
 */
final class BillLines implements BillSource {
  private static final int END = -1;

  private final InputStream body;
  private int line;

  BillLines(InputStream body) {
    this.body = new BufferedInputStream(body);
  }

  @Override
  public Optional<Item> next() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    boolean ended = false;
    while (!ended) {
      ended = !readLine(bytes);
      if (bytes.size() > MOST_BYTES) {
        return Optional.of(Item.tooLarge(line));
      }
      if (!bytes.toString(StandardCharsets.UTF_8).isBlank()) {
        return Optional.of(item(bytes.toByteArray()));
      }
      bytes.reset();
    }
    return Optional.empty();
  }

  /**
   * Keeps no more of it than shows that it is too large.
   *
   * @return false where the file ended with it
   */
  private boolean readLine(ByteArrayOutputStream bytes) throws IOException {
    line++;
    int next = body.read();
    while (next != END && next != '\n') {
      if (bytes.size() <= MOST_BYTES) {
        bytes.write(next);
      }
      next = body.read();
    }
    return next != END;
  }

  private Item item(byte[] bytes) {
    try {
      JsonNode json = JSON.readTree(bytes);
      return Item.of(line, bytes.length, json);
    } catch (JsonProcessingException e) {
      // Jackson's message repeats parts of the body; ours must not.
      return Item.unreadable(
          line, "is not JSON from column " + e.getLocation().getColumnNr() + " on");
    } catch (IOException e) {
      return Item.unreadable(line, "is not JSON");
    }
  }
}
