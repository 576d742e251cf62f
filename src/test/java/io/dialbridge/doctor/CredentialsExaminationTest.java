package io.dialbridge.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialbridge.platform.App;
import io.dialbridge.platform.CallOrder;
import io.dialbridge.platform.Greeting;
import io.dialbridge.platform.PlatformConfig;
import io.dialbridge.platform.PlatformOutcome;
import io.dialbridge.platform.RecordingAddress;
import io.dialbridge.platform.SignatureScheme;
import io.dialbridge.platform.VoicePlatform;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is made of each answer, and whom nobody asks. */
class CredentialsExaminationTest {
  private static final Instant SENT = Instant.parse("2026-01-15T08:30:20Z");
  private static final Duration TOOK = Duration.ofMillis(200);

  private final List<String> asked = new ArrayList<>();

  private static Greeting answered(String code, @Nullable Instant date) {
    return new Greeting.Answered(code, "Text.", date, SENT, TOOK);
  }

  private Map<String, Observation> examine(
      Function<String, Greeting> greetings, Map<String, String> suspended, ZoneOffset offset) {
    Chart chart = new Chart();
    new CredentialsExamination(
            TestingApps.of("courier", "express"),
            new Greeter(greetings),
            new Config(offset),
            suspended::get)
        .examine(chart);
    Map<String, Observation> lines = new HashMap<>();
    chart.close().forEach(line -> lines.put(line.name(), line));
    return lines;
  }

  private Observation courier(String code) {
    return examine(app -> answered(code, SENT), Map.of(), ZoneOffset.UTC)
        .get("credentials.courier");
  }

  @ParameterizedTest
  @CsvSource({
    "1012007, OK",
    "1016001, OK",
    "0, OK",
    "1010040, OK", // known, but of another kind
    "1010003, FAILED",
    "1023006, FAILED",
    "1020176, FAILED",
    "1010007, FAILED",
    "1010013, FAILED",
    "1020166, FAILED",
    "http-404, FAILED",
    "1010010, UNKNOWN",
    "1023001, UNKNOWN", // an internal error, though of the group of headers
    "4242424, WARNING",
  })
  void eachCodeHasItsMeaning(String code, Health health) {
    Observation line = courier(code);

    assertThat(line.health()).isEqualTo(health);
    assertThat(line.seen().en()).contains(code);
    assertThat(line.advice() == null).isEqualTo(health == Health.OK);
  }

  @Test
  void nobodyIsAskedAnyMoreWhenTheAddressIsLocked() {
    Map<String, Observation> lines =
        examine(app -> answered("1020176", SENT), Map.of(), ZoneOffset.UTC);

    assertThat(asked).containsExactly("courier");
    assertThat(lines.get("credentials.express").health()).isEqualTo(Health.UNKNOWN);
  }

  @Test
  void nobodyIsAskedAnyMoreWhenThePlatformIsSilent() {
    Map<String, Observation> lines =
        examine(app -> new Greeting.Unanswered("ConnectException"), Map.of(), ZoneOffset.UTC);

    assertThat(asked).containsExactly("courier");
    assertThat(lines.get("credentials.express").health()).isEqualTo(Health.UNKNOWN);
    assertThat(lines.get("clock-platform").health()).isEqualTo(Health.UNKNOWN);
  }

  @Test
  void anAppWhoseCallsAreSuspendedIsNotAsked() {
    Map<String, Observation> lines =
        examine(app -> answered("1012007", SENT), Map.of("courier", "1010003"), ZoneOffset.UTC);

    assertThat(asked).containsExactly("express");
    assertThat(lines.get("credentials.courier").health()).isEqualTo(Health.UNKNOWN);
    assertThat(lines.get("credentials.courier").seen().en()).contains("1010003");
  }

  @ParameterizedTest
  @CsvSource({
    "0, Z, OK",
    "59, Z, OK",
    "120, Z, WARNING",
    "-120, Z, WARNING",
    "86300, Z, WARNING",
    "86500, Z, FAILED",
    "-86500, Z, FAILED",
    "-57700, +08:00, FAILED", // Created is 8 h ahead as it is
    "57700, +08:00, WARNING",
  })
  void theClockIsComparedWithWhatThePlatformTakes(long ahead, ZoneOffset offset, Health health) {
    Map<String, Observation> lines =
        examine(app -> answered("1012007", SENT.plusSeconds(ahead)), Map.of(), offset);

    assertThat(lines.get("clock-platform").health()).isEqualTo(health);
  }

  @Test
  void anAnswerWithoutADateTellsNoTime() {
    assertThat(
            examine(app -> answered("1012007", null), Map.of(), ZoneOffset.UTC)
                .get("clock-platform")
                .health())
        .isEqualTo(Health.UNKNOWN);
  }

  private final class Greeter implements VoicePlatform {
    private final Function<String, Greeting> greetings;

    Greeter(Function<String, Greeting> greetings) {
      this.greetings = greetings;
    }

    @Override
    public Greeting greet(App app) {
      asked.add(app.name());
      return greetings.apply(app.name());
    }

    @Override
    public PlatformOutcome place(CallOrder order) {
      throw new AssertionError("the doctor places no call");
    }

    @Override
    public PlatformOutcome stop(App app, String sessionId) {
      throw new AssertionError("the doctor stops no call");
    }

    @Override
    public RecordingAddress recordingAddress(App app, String objectName, String domain) {
      throw new AssertionError("the doctor fetches no recording");
    }
  }

  private record Config(ZoneOffset createdOffset) implements PlatformConfig {
    @Override
    public URI url() {
      return URI.create("https://platform.test");
    }

    @Override
    public SignatureScheme scheme() {
      return SignatureScheme.AKSK;
    }

    @Override
    public int connectTimeoutMillis() {
      return 1;
    }

    @Override
    public int answerTimeoutMillis() {
      return 1;
    }

    @Override
    public int maxConcurrentRequests() {
      return 1;
    }
  }
}
