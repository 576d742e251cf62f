package io.dialbridge.pushes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WireTextTest {
  private static final String PAIR = "\ud83d\udc4d";

  @Test
  void replacesWhatADatabaseRefuses() {
    assertThat(text("a\0b", 9)).isEqualTo("a\ufffdb");
    assertThat(text("a\ud83d", 9)).isEqualTo("a\ufffd");
    assertThat(text("\udc4da", 9)).isEqualTo("\ufffda");
    assertThat(text("\udc4d\ud83d", 9)).isEqualTo("\ufffd\ufffd");
    assertThat(text("\0\0", 1)).isEqualTo("\ufffd");
  }

  @Test
  void keepsEverythingElse() {
    String all = "\t\n \u007f呼" + PAIR + "\uffff";

    assertThat(text(all, 99)).isEqualTo(all);
  }

  @Test
  void cutsWithoutSplittingAPair() {
    assertThat(text("ab" + PAIR, 4)).isEqualTo("ab" + PAIR);
    assertThat(text("ab" + PAIR, 3)).isEqualTo("ab");
    assertThat(text("ab" + PAIR + "c", 3)).isEqualTo("ab");
    assertThat(text("abcd", 3)).isEqualTo("abc");
    assertThat(text("abcd", 0)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "\"text\"|text",
        "42|42",
        "-7|-7",
        "4.50|4.5",
        "true|true",
        "[1, \"a\"]|[1,\"a\"]",
        "{\"a\": {}}|{\"a\":{}}"
      })
  void takesAnyValueAsText(String value, String text) {
    assertThat(WireText.orNull(json("{\"field\":" + value + "}"), "field", 99)).isEqualTo(text);
    assertThat(WireText.of(json(value), 2)).isEqualTo(text.substring(0, 2));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{\"field\":null}", "{\"field\":\"\"}", "{\"field\":\" \\t\"}", "[]", "5"})
  void absentNullAndBlankAreNothing(String object) {
    assertThat(WireText.orNull(json(object), "field", 99)).isNull();
    assertThat(WireText.intOrNull(json(object), "field")).isNull();
  }

  @Test
  void stripsBlanksAround() {
    assertThat(WireText.orNull(json("{\"field\":\" a b \"}"), "field", 99)).isEqualTo("a b");
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "0,0",
        "480,480",
        "-1,-1",
        "2147483647,2147483647",
        "2147483648,",
        "\"480\",480",
        "\" 480 \",480",
        "\"0480\",480",
        "\"4 80\",",
        "\"48O\",",
        "\"-\",",
        "480.5,",
        "true,",
        "[480],",
        "{},"
      })
  void readsNumbersAlsoWhereTheyAreStrings(String value, @Nullable Integer number) {
    assertThat(WireText.intOrNull(json("{\"field\":" + value + "}"), "field")).isEqualTo(number);
  }

  private static String text(String value, int most) {
    return WireText.of(TextNode.valueOf(value), most);
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
