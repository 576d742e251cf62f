package io.dialbridge.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNoException;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TwinTemplateTest {
  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "",
        "Hello",
        "，您好",
        "${TXT_8}您好",
        "您好${TXT_33}",
        "您好${TXT_0}",
        "您好${TXT}",
        "您好${NUM_99}",
        "您好${NAME}",
        "您好${date}",
        "您好${TXT_8",
        "您好$5",
        "您好{5}",
        "您好${DATE}${TIME}",
        "您好${DATE} ${TIME}",
        "您好${TIME}${DATE}",
      })
  void refusesATextThatTheConsoleWouldNotTake(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TwinTemplate("id", text, true))
        .withMessageEndingWith(".");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {"您", "您好${TXT_32}${NUM_1}", "您${DATE},${TIME}", "您${TIME},${DATE}${TXT_1}"})
  void takesATextOfTheRules(String text) {
    assertThatNoException().isThrownBy(() -> new TwinTemplate("id", text, true));
  }

  @Test
  void countsBytesOfTheText() {
    assertThatNoException().isThrownBy(() -> new TwinTemplate("id", "您".repeat(300), true));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TwinTemplate("id", "您".repeat(300) + "a", true));
  }

  @Test
  void hasAnIdOfItsOwn() {
    assertThatIllegalArgumentException().isThrownBy(() -> new TwinTemplate("", "您好", true));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new TwinTemplate("x".repeat(33), "您好", true));
    TwinTemplate template = new TwinTemplate("id", "您好", true);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TwinConfig.standard().withTemplates(List.of(template, template)));
  }

  @ParameterizedTest(name = "{0} takes {1}: {2}")
  @CsvSource(
      nullValues = "-",
      value = {
        "TXT_4, 88.5, true",
        "TXT_4, 88.50, false",
        "TXT_6, 南门, true",
        "TXT_5, 南门, false",
        "TXT_4, '', false",
        "NUM_6, 000000, true",
        "NUM_6, 0, true",
        "NUM_6, 1234567, false",
        "NUM_6, 1.5, false",
        "NUM_6, １, false",
        "NUM_6, '', false",
        "DATE, 2017/07/16, true",
        "DATE, 2024/02/29, true",
        "DATE, 2026/02/29, false",
        "DATE, 2017-07-16, false",
        "DATE, 2017/7/16, false",
        "DATE, +12017/07/16, false",
        "DATE, -017/07/16, false",
        "TIME, 09:30, true",
        "TIME, 23:59:59, true",
        "TIME, 24:00, false",
        "TIME, 9:30, false",
        "TIME, 09:30:60, false",
      })
  void tellsWhatFitsAVariable(String variable, String value, boolean fits) {
    TwinTemplate template = new TwinTemplate("id", "您${" + variable + "}", true);

    assertThat(template.variables()).singleElement().hasToString("${" + variable + "}");
    assertThat(template.variables().getFirst().takes(value)).isEqualTo(fits);
  }

  @Test
  void fillsInTheValuesInTheirOrder() {
    TwinTemplate template = new TwinTemplate("id", "您好${TXT_8}在${NUM_6}。", true);

    assertThat(template.filled(List.of("a\\1", "42"))).isEqualTo("您好a\\1在42。");
  }
}
