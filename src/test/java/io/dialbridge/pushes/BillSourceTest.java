package io.dialbridge.pushes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Files of bills, whole ones and broken ones. */
class BillSourceTest {
  private static final String LARGE =
      "{\"userData\":[" + "\"0123456789\",".repeat(6_000) + "\"\"]}";

  @Test
  void linesAreReadOneByOneAndBrokenOnesHarmNoOther() throws IOException {
    List<BillSource.Item> items =
        all(lines("{\"a\":1}\n\n  \r\n{\"a\":2}\r\n{\"a\":\n[]\n3 4\n" + LARGE + "\n{\"a\":3}"));

    assertThat(items).extracting(BillSource.Item::line).containsExactly(1, 4, 5, 6, 7, 8, 9);
    assertThat(items)
        .extracting(BillSource.Item::wrong)
        .containsExactly(
            null,
            null,
            "is not JSON from column 6 on",
            "is not a JSON object",
            "is not JSON from column 3 on",
            "is larger than 64 KiB",
            null);
    assertThat(items).noneMatch(BillSource.Item::last);
    assertThat(items.getLast().bill()).hasToString("{\"a\":3}");
  }

  @Test
  void theElementsOfAnArrayAreReadOneByOne() throws IOException {
    List<BillSource.Item> items =
        all(array(" [ {\"a\":{\"b\":[1]}} ,\n7,[{}]," + LARGE + ",\n{\"a\":2}]\n"));

    assertThat(items).extracting(BillSource.Item::line).containsExactly(1, 2, 3, 4, 5);
    assertThat(items)
        .extracting(BillSource.Item::wrong)
        .containsExactly(
            null, "is not a JSON object", "is not a JSON object", "is larger than 64 KiB", null);
    assertThat(items.getFirst().bill()).hasToString("{\"a\":{\"b\":[1]}}");
    assertThat(items.getLast().bill()).hasToString("{\"a\":2}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{\"a\":1},; {\"a\":x}]     | 1 | line 2, column 7",
        "[{\"a\":1},{\"a\":2}         | 2 | ends too early",
        "[{\"a\":1},{\"a\":\"+8613712 | 1 | ends too early",
        "[{\"a\":1}] true             | 1 | follows the array",
        "{\"a\":1}                    | 0 | is not a JSON array",
        "''                           | 0 | is not a JSON array",
      })
  void aBrokenArrayTellsWhere(String text, int whole, String where) throws IOException {
    List<BillSource.Item> items = all(array(text.replace(';', '\n')));

    assertThat(items.subList(0, whole)).allMatch(item -> item.wrong() == null);
    assertThat(items).hasSize(whole + 1);
    assertThat(items.getLast().last()).isTrue();
    assertThat(items.getLast().wrong()).contains(where).doesNotContain("13712");
  }

  @Test
  void nothingOfALargeFileIsKept() throws IOException {
    byte[] bill = ("{\"a\":\"" + "x".repeat(60_000) + "\"},").getBytes(StandardCharsets.UTF_8);
    int many = 5_000; // 300 MB
    InputStream file =
        new SequenceInputStream(
            new SequenceInputStream(bytes("["), new Repeated(bill, many)), bytes("{}]"));

    BillSource source = new BillArray(file);
    int count = 0;
    long most = 0;
    for (Optional<BillSource.Item> next = source.next(); next.isPresent(); next = source.next()) {
      assertThat(next.get().wrong()).isNull();
      most = Math.max(most, next.get().bytes());
      count++;
    }

    assertThat(count).isEqualTo(many + 1);
    assertThat(most).isBetween(60_000L, 61_000L);
  }

  /** The same bytes so many times, without ever being there as a whole. */
  private static final class Repeated extends InputStream {
    private final byte[] part;
    private long left;
    private int at;

    Repeated(byte[] part, int times) {
      this.part = part;
      this.left = (long) part.length * times;
    }

    @Override
    public int read() {
      if (left == 0) {
        return -1;
      }
      left--;
      int next = part[at];
      at = (at + 1) % part.length;
      return next;
    }
  }

  private static BillSource lines(String text) {
    return new BillLines(bytes(text));
  }

  private static BillSource array(String text) throws IOException {
    return new BillArray(bytes(text));
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }

  private static List<BillSource.Item> all(BillSource source) throws IOException {
    List<BillSource.Item> items = new ArrayList<>();
    for (Optional<BillSource.Item> next = source.next(); next.isPresent(); next = source.next()) {
      items.add(next.get());
      if (next.get().last()) {
        break;
      }
    }
    return items;
  }
}
