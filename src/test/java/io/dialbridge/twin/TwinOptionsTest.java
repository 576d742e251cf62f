package io.dialbridge.twin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TwinOptionsTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void readsEveryOption() {
    TwinConfig config =
        TwinOptions.parse(
                new String[] {
                  "--host=0.0.0.0",
                  "--port=9000",
                  "--speed=2.5",
                  "--port-limit=20",
                  "--port-limit=taxi=3",
                  "--ports-per-callback=2",
                  "--answer-delay-millis=250",
                  "--app=taxi,callback,taxiKey,taxi-secret,+8675500003333|+8675500004444",
                  "--app=food,notification,foodKey,food-secret,+8675500005555",
                  "--template=hello=您好${TXT_10}=。",
                  "--push-signature=none"
                })
            .config();

    assertThat(config.host()).isEqualTo("0.0.0.0");
    assertThat(config.port()).isEqualTo(9000);
    assertThat(config.speed()).isEqualTo(2.5);
    assertThat(config.portLimit()).isEqualTo(20);
    assertThat(config.portLimits()).isEqualTo(Map.of("taxi", 3));
    assertThat(config.portsPerCallback()).isEqualTo(2);
    assertThat(config.answerDelay()).isEqualTo(Duration.ofMillis(250));
    assertThat(config.apps())
        .containsExactly(
            new TwinApp(
                "taxi",
                TwinService.CALLBACK,
                "taxiKey",
                "taxi-secret",
                List.of("+8675500003333", "+8675500004444"),
                true,
                null,
                null),
            new TwinApp(
                "food",
                TwinService.NOTIFICATION,
                "foodKey",
                "food-secret",
                List.of("+8675500005555"),
                true,
                null,
                null));
    assertThat(config.templates())
        .startsWith(TwinTemplate.standard().toArray(TwinTemplate[]::new))
        .endsWith(new TwinTemplate("hello", "您好${TXT_10}=。", true));
    assertThat(config.pushSignature()).isEqualTo(SignatureForm.UNSIGNED);
  }

  @Test
  void standsOnTheStandardWithoutOptions() {
    assertThat(TwinOptions.parse(new String[0]).config()).isEqualTo(TwinConfig.standard());
    assertThat(TwinConfig.standard().port()).isEqualTo(8089);
    assertThat(TwinConfig.standard().apps())
        .extracting(app -> app.name() + " " + app.service() + " " + app.displayNumbers())
        .containsExactly(
            "courier CALLBACK [+8675500001111, +8675500002222]",
            "notice NOTIFICATION [+8675500003333]",
            "verify VERIFICATION [+8675500004444]");
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "--unknown=1",
        "hidden-secret",
        "--port",
        "--port=x",
        "--port=70000",
        "--speed=0",
        "--speed=fast",
        "--port-limit=0",
        "--port-limit=taxi=3",
        "--port-limit=courier=0",
        "--port-limit=courier=",
        "--ports-per-callback=3",
        "--answer-delay-millis=soon",
        "--host=",
        "--push-signature=2024",
        "--app=taxi,callback,taxiKey,hidden-secret",
        "--app=taxi,callback,taxiKey,hidden-secret,12",
        "--app=taxi,taxiKey,hidden-secret,+8675500003333",
        "--app=taxi,hidden-secret,taxiKey,hidden-secret,+8675500003333",
        "--template=arrears",
        "--template=arrears=您好，账单已出。",
        "--template=hello=Hello",
        "--template==您好",
        "--app=,callback,taxiKey,hidden-secret,+8675500003333",
      })
  void saysWhatIsWrongAndLeavesWithTwo(String argument) {
    assertThat(run(argument)).isEqualTo(2);

    assertThat(err.toString(StandardCharsets.UTF_8))
        .contains("Try --help.")
        .doesNotContain("hidden-secret");
    assertThat(out.size()).isZero();
  }

  @Test
  void helps() {
    assertThat(run("--help")).isZero();

    assertThat(out.toString(StandardCharsets.UTF_8)).contains("--port=", "--app=", "--speed=");
  }

  @Test
  void leavesWithOneWhenThePortIsTaken() {
    try (TwinBench bench = new TwinBench()) {
      assertThat(run("--port=" + bench.twin.port())).isEqualTo(1);

      assertThat(err.toString(StandardCharsets.UTF_8))
          .contains("can't listen on 127.0.0.1:" + bench.twin.port());
    }
  }

  @Test
  void keepsSecretsOutOfItsText() {
    assertThat(TwinConfig.standard().toString())
        .contains("courier", "notice", "verify")
        .doesNotContain("secret");
  }

  private int run(String argument) {
    return Twin.run(
        new String[] {argument},
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }
}
