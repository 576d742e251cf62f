package io.dialbridge.explain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every code of the vendor's pages has a meaning, and no other code has. */
class CodeMeaningsTest {
  private static final List<Integer> STATE_CODES =
      Codes.of("0", "7001-7005", "7108-7109", "8000-8010", "8012-8020", "8022", "8100-8111");

  private static final List<Integer> OWN_POINTS =
      Codes.of(
          "0",
          "100",
          "400-699",
          "1001-1004",
          "2801-2803",
          "2805-2806",
          "2810-2812",
          "2825",
          "2829",
          "2831",
          "2837-2838",
          "2847",
          "2853",
          "2863",
          "2868",
          "2871",
          "2901-2914",
          "7100",
          "7105-7107");

  /** Those of the SIP range that the vendor gives a meaning of its own. */
  private static final List<Integer> POINTS_AMONG_SIP =
      Codes.of("501-510", "512-522", "524", "526-530", "539-542", "550-553");

  private static final List<Integer> Q850_VALUES =
      Codes.of(
          "0-9", "16-23", "25-31", "34", "38-44", "46-47", "49-50", "53", "55", "57-58", "62-63",
          "65-66", "69-70", "79", "81-88", "90-91", "95-103", "110-111", "127");

  @Test
  void stateCodesAreComplete() {
    assertThat(STATE_CODES)
        .hasSize(41)
        .allSatisfy(code -> assertThat(StateCodes.meaning(code)).as("state %s", code).isPresent());
    assertThat(Codes.outside(-1, 9999, STATE_CODES))
        .allSatisfy(code -> assertThat(StateCodes.meaning(code)).as("state %s", code).isEmpty());
  }

  @Test
  void disconnectionPointsAreComplete() {
    assertThat(OWN_POINTS)
        .allSatisfy(
            code -> assertThat(DisconnectionPoints.meaning(code)).as("point %s", code).isPresent());
    assertThat(POINTS_AMONG_SIP)
        .hasSize(35)
        .allSatisfy(
            code ->
                assertThat(DisconnectionPoints.meaning(code))
                    .as("point %s", code)
                    .hasValueSatisfying(meaning -> assertThat(meaning).doesNotContain("SIP")));
    assertThat(Codes.outside(400, 699, POINTS_AMONG_SIP))
        .allSatisfy(
            code ->
                assertThat(DisconnectionPoints.meaning(code))
                    .as("point %s", code)
                    .hasValueSatisfying(meaning -> assertThat(meaning).contains("SIP")));
  }

  @Test
  void disconnectionPointsGoOnWithTheStateCodes() {
    assertThat(STATE_CODES)
        .filteredOn(code -> code != 0)
        .allSatisfy(
            code ->
                assertThat(DisconnectionPoints.meaning(code))
                    .isPresent()
                    .isEqualTo(StateCodes.meaning(code)));
  }

  @Test
  void disconnectionPointsHaveNoOthers() {
    List<Integer> known = Stream.of(OWN_POINTS, STATE_CODES).flatMap(List::stream).toList();

    assertThat(Codes.outside(-1, 9999, known))
        .isNotEmpty()
        .allSatisfy(code -> assertThat(DisconnectionPoints.meaning(code)).isEmpty());
  }

  @Test
  void q850ValuesAreComplete() {
    assertThat(Q850_VALUES)
        .hasSize(70)
        .allSatisfy(code -> assertThat(Q850.meaning(code)).as("Q.850 %s", code).isPresent());
    assertThat(Codes.outside(-1, 200, Q850_VALUES))
        .allSatisfy(code -> assertThat(Q850.meaning(code)).as("Q.850 %s", code).isEmpty());
  }
}
