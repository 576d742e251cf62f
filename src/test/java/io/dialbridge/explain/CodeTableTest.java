package io.dialbridge.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CodeTableTest {
  private record Row(int code, String meaning) {}

  /** A table as the real ones are: read when its class is first touched. */
  private static final class Doubled {
    static final CodeTable<Integer, Row> ROWS =
        CodeTable.of(Row::code, new Row(1, "one"), new Row(2, "two"), new Row(1, "one again"));
  }

  @Test
  void keepsTheWrittenOrder() {
    CodeTable<Integer, Row> table =
        CodeTable.of(Row::code, new Row(2, "two"), new Row(1, "one"), new Row(3, "three"));

    assertThat(table.rows()).extracting(Row::code).containsExactly(2, 1, 3);
    assertThat(table.find(1)).contains(new Row(1, "one"));
    assertThat(table.find(4)).isEmpty();
  }

  @Test
  void refusesACodeThatStandsTwiceAsSoonAsItsClassIsTouched() {
    assertThatThrownBy(() -> Doubled.ROWS.rows())
        .isInstanceOf(ExceptionInInitializerError.class)
        .cause()
        .hasMessage("code 1 stands twice in its table");
  }
}
