package io.dialbridge.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialbridge.explain.VendorPage.Line;
import io.dialbridge.values.Text;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every code of the vendor's pages has a meaning in each language, and no other code has. */
class CodeMeaningsTest {
  private final VendorPage stateCodes = VendorPage.of("state-codes.csv");
  private final VendorPage points = VendorPage.of("disconnection-points.csv");
  private final VendorPage q850 = VendorPage.of("q850.csv");

  @Test
  void stateCodesAreThoseOfThePage() {
    hasMeanings(stateCodes, StateCodes::meaning);
    hasNoOthers(stateCodes.codes(), StateCodes::meaning);
  }

  @Test
  void disconnectionPointsAreThoseOfThePage() {
    hasMeanings(points, DisconnectionPoints::meaning);
    hasNoOthers(Stream.concat(points.codes(), stateCodes.codes()), DisconnectionPoints::meaning);
  }

  @Test
  void disconnectionPointsGoOnWithTheStateCodes() {
    assertThat(stateCodes.codes())
        .filteredOn(code -> code != 0)
        .isNotEmpty()
        .allSatisfy(
            code ->
                assertThat(DisconnectionPoints.meaning(code)).isEqualTo(StateCodes.meaning(code)));
  }

  @Test
  void pointsAmongTheSipStatusesAreTheVendorsOwn() {
    assertThat(points.lines())
        .filteredOn(line -> line.codes().allMatch(code -> code >= 400 && code <= 699))
        .hasSizeGreaterThan(30)
        .allSatisfy(
            line ->
                assertThat(
                        line.codes().map(DisconnectionPoints::meaning).map(Optional::orElseThrow))
                    .anySatisfy(
                        text -> assertThat(text.en().contains("SIP")).isEqualTo(line.isRange())));
  }

  @Test
  void q850ValuesAreThoseOfThePage() {
    hasMeanings(q850, Q850::meaning);
    hasNoOthers(q850.codes(), Q850::meaning);
  }

  @Test
  void sipStatusesHaveMeanings() {
    assertThat(SipStatuses.ROWS.rows())
        .isNotEmpty()
        .allSatisfy(row -> Wording.isPhrase(row.meaning()));
  }

  private static void hasMeanings(VendorPage page, IntFunction<Optional<Text>> meaning) {
    for (Line line : page.lines()) {
      assertThat(line.cell("meaning")).as(line.toString()).isNotBlank();
      assertThat(line.codes())
          .as(line.toString())
          .isNotEmpty()
          .allSatisfy(
              code -> assertThat(meaning.apply(code)).hasValueSatisfying(Wording::isPhrase));
    }
  }

  private static void hasNoOthers(Stream<Integer> codes, IntFunction<Optional<Text>> meaning) {
    Set<Integer> known = codes.collect(Collectors.toSet());

    assertThat(IntStream.rangeClosed(-1, 99_999).filter(code -> meaning.apply(code).isPresent()))
        .allSatisfy(code -> assertThat(known).contains(code));
  }
}
