package io.dialbridge.explain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VendorPageTest {

  @Test
  void readsLinesAndCountsRangesOut() {
    VendorPage page =
        VendorPage.read(
            """
            # A remark.
            code,known_from,meaning
            7,page,"seven, with a comma"
            10-12,client,"ten to twelve"
            """);

    assertThat(page.codes()).containsExactly(7, 10, 11, 12);
    assertThat(page.lines().getFirst().cell("meaning")).isEqualTo("seven, with a comma");
    assertThat(page.lines().getLast().cell("known_from")).isEqualTo("client");
    assertThat(page.lines().getLast().isRange()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# only a remark\n", "# a remark\ncode,known_from,meaning\n"})
  void refusesAPageWithoutCodes(String text) {
    assertThatThrownBy(() -> VendorPage.read(text)).hasMessage("the page has no codes");
  }

  @Test
  void refusesALineThatLacksCells() {
    assertThatThrownBy(() -> VendorPage.read("code,known_from,meaning\n7,page\n"))
        .hasMessageContaining("7,page");
  }
}
