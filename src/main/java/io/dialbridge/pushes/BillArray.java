package io.dialbridge.pushes;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.util.TokenBuffer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Bills as the elements of one JSON array. What is no JSON can't be stepped over here: nobody knows
 * where the next element begins.
 */
final class BillArray implements BillSource {
  private final JsonParser parser;
  private int element;
  private boolean over;

  BillArray(InputStream body) throws IOException {
    this.parser = JSON.getFactory().createParser(body);
  }

  @Override
  public Optional<Item> next() throws IOException {
    if (over) {
      return Optional.empty();
    }
    try {
      if (element == 0 && parser.nextToken() != JsonToken.START_ARRAY) {
        return broken("the body is not a JSON array");
      }
      JsonToken token = parser.nextToken();
      if (token == JsonToken.END_ARRAY) {
        over = true;
        return parser.nextToken() == null
            ? Optional.empty()
            : broken("something follows the array" + at(parser.currentTokenLocation()));
      }
      element++;
      return Optional.of(item());
    } catch (JsonProcessingException e) {
      // Jackson's message repeats parts of the body; ours must not.
      element++;
      return broken("the body is not JSON, or ends too early," + at(e.getLocation()));
    }
  }

  /** Keeps the tokens of an element until it is too large, and goes through to its end then too. */
  private Item item() throws IOException {
    long from = parser.currentTokenLocation().getByteOffset();
    int depth = 0;
    boolean fits = true;
    try (TokenBuffer tokens = new TokenBuffer(parser)) {
      do {
        if (parser.currentToken().isStructStart()) {
          depth++;
        } else if (parser.currentToken().isStructEnd()) {
          depth--;
        }
        fits &= parser.currentLocation().getByteOffset() - from <= MOST_BYTES;
        if (fits) {
          tokens.copyCurrentEvent(parser);
        }
      } while (depth > 0 && parser.nextToken() != null);
      if (!fits) {
        return Item.tooLarge(element);
      }
      JsonNode json = JSON.readTree(tokens.asParser());
      return Item.of(element, (int) (parser.currentLocation().getByteOffset() - from), json);
    }
  }

  private Optional<Item> broken(String why) {
    over = true;
    return Optional.of(Item.brokenOff(Math.max(1, element), why));
  }

  private static String at(JsonLocation place) {
    return " at line %d, column %d, byte %d"
        .formatted(place.getLineNr(), place.getColumnNr(), place.getByteOffset());
  }
}
