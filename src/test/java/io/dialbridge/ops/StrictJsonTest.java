package io.dialbridge.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/** What no request of today can reach, since none of them nests so deep. */
class StrictJsonTest {
  private final ObjectMapper json = new ObjectMapper();

  StrictJsonTest() {
    new StrictJson().customize(json);
  }

  @Test
  void thereIsAMostDepth() throws JsonProcessingException {
    assertThat(json.readTree(nested(StrictJson.MOST_DEPTH))).hasSize(1);
    assertThatThrownBy(() -> json.readTree(nested(StrictJson.MOST_DEPTH + 1)))
        .isInstanceOf(StreamConstraintsException.class);
  }

  private static String nested(int depth) {
    return "[".repeat(depth) + "]".repeat(depth);
  }
}
