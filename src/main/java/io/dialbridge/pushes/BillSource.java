package io.dialbridge.pushes;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A file of bills, read one after the other: whatever its size, one bill is in memory at a time.
 */
interface BillSource {
  /** A bill of fifty fields has two thousand bytes or so; far more is none. */
  int MOST_BYTES = 64 << 10;

  /** Reads bills as pushes are read, and no text that is longer than a bill may be. */
  ObjectMapper JSON =
      new ObjectMapper(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxStringLength(MOST_BYTES).build())
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  /**
   * What stood at one place of the file.
   *
   * @param line number of the line, or of the element of the array, from 1
   * @param bytes about how much it was
   * @param wrong why there is no bill; null: there is one
   * @param last whether nothing behind it can be read any more
   */
  record Item(int line, int bytes, @Nullable JsonNode bill, @Nullable String wrong, boolean last) {
    static Item of(int line, int bytes, JsonNode json) {
      return json.isObject()
          ? new Item(line, bytes, json, null, false)
          : unreadable(line, "is not a JSON object");
    }

    static Item unreadable(int line, String wrong) {
      return new Item(line, 0, null, wrong, false);
    }

    static Item tooLarge(int line) {
      return unreadable(line, "is larger than 64 KiB");
    }

    static Item brokenOff(int line, String wrong) {
      return new Item(line, 0, null, wrong, true);
    }
  }

  /** The next one; empty: that was all. Throws where the body itself broke off. */
  Optional<Item> next() throws IOException;
}
