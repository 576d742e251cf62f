package io.dialbridge.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialbridge.outbound.HostAddresses;
import io.dialbridge.platform.PushAddress;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The way back, against real servers by TLS. */
class PushAddressExaminationTest {
  private static final String NOTHING_HERE =
      "{\"type\":\"urn:dialbridge:problem:not-found\",\"code\":\"not-found\"}";

  /** Fit for the key, and none of the platform's. */
  private static final String OTHER_SUITE = "TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256";

  @TempDir static Path directory;
  private static TestingKeys keys;

  @BeforeAll
  static void makeKeys() throws Exception {
    keys = TestingKeys.of(directory, "localhost", "-1d", 90);
  }

  private static List<String> examine(String url, HostAddresses names) throws Exception {
    return examine(url, names, null);
  }

  private static List<String> examine(
      String url, HostAddresses names, @Nullable List<Observation> whole) throws Exception {
    Chart chart = new Chart();
    new PushAddressExamination(
            TestingApps.of("courier"),
            new PushAddress(() -> url),
            names,
            keys.trust(),
            new Random(1),
            Clock.systemUTC())
        .examine(chart);
    List<Observation> lines = chart.close();
    if (whole != null) {
      whole.addAll(lines);
    }
    return lines.stream().map(line -> line.name() + " " + line.health().word()).toList();
  }

  private static List<String> at(TestingDoor door) throws Exception {
    return examine(
        "https://localhost:" + door.port(), host -> List.of(InetAddress.getLoopbackAddress()));
  }

  @Test
  void aDoorThatAnswersAsOursIsGoodAndGetsNoTrueSecret() throws Exception {
    try (TestingDoor door = new TestingDoor(keys.server(), null, 404, NOTHING_HERE)) {
      assertThat(at(door))
          .containsExactly(
              "push-address.courier ok",
              "push-name ok",
              "push-public warning",
              "push-connection ok",
              "push-tls ok",
              "push-suites ok",
              "push-door ok");
      assertThat(door.asked())
          .singleElement()
          .asString()
          .matches("POST /push/courier/[0-9a-f]{32}")
          .doesNotContain(TestingApps.SECRET);
    }
  }

  @Test
  void aDoorWithOtherSuitesThanThePlatformsFails() throws Exception {
    try (TestingDoor door = new TestingDoor(keys.server(), OTHER_SUITE, 404, NOTHING_HERE)) {
      assertThat(at(door)).contains("push-tls ok", "push-suites failed", "push-door unknown");
      assertThat(door.asked()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "200, <html>, failed",
    "404, <html>, failed",
    "401, <html>, failed",
    "503, urn:dialbridge:problem:unavailable, warning",
    "404, urn:dialbridge:problem:not-found dialbridge.role, failed",
  })
  void whateverElseAnswersIsTold(int status, String body, String verdict) throws Exception {
    try (TestingDoor door = new TestingDoor(keys.server(), null, status, body)) {
      assertThat(at(door)).contains("push-door " + verdict);
    }
  }

  @Test
  void aPrivateAddressIsNotReachedByThePlatform() throws Exception {
    List<Observation> lines = new ArrayList<>();
    // Nothing is there, and the network says so at once.
    int closed;
    try (ServerSocket socket = new ServerSocket(0)) {
      closed = socket.getLocalPort();
    }

    assertThat(
            examine(
                "https://voice.test:" + closed,
                host -> List.of(InetAddress.getByName("10.1.2.3")),
                lines))
        .contains("push-public failed", "push-connection failed", "push-door unknown");
    assertThat(lines).noneSatisfy(line -> assertThat(line.toString()).contains(TestingApps.SECRET));
  }

  @Test
  void anAddressThatIsTooLongFails() throws Exception {
    assertThat(
            examine(
                "https://a-very-long-name-of-a-host.that-nobody-wants.example.test",
                host -> {
                  throw new UnknownHostException(host);
                }))
        .containsExactly("push-address.courier failed", "push-name failed");
  }
}
