package io.dialbridge.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class TextTest {
  private static final Text SENTENCE = new Text("The callee was busy.", "被叫正忙。");

  @Test
  void isSaidInEachLanguage() {
    assertThat(SENTENCE.in(Language.EN)).isEqualTo("The callee was busy.");
    assertThat(SENTENCE.in(Language.ZH)).isEqualTo("被叫正忙。");
  }

  @Test
  void namesTheCodesItWasReadFrom() {
    assertThat(SENTENCE.readFrom(new Text("Q.850 17 busy", "Q.850 17 用户忙")))
        .isEqualTo(new Text("The callee was busy (Q.850 17 busy).", "被叫正忙（Q.850 17 用户忙）。"));
  }

  @Test
  void isNeverSaidInOneLanguageOnly() {
    assertThatThrownBy(() -> new Text("Said.", " ")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Text("", "说了。")).isInstanceOf(IllegalArgumentException.class);
  }
}
