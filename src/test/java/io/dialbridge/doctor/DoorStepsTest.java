package io.dialbridge.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialbridge.outbound.HostAddresses;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each step to a door, against real sockets. */
class DoorStepsTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();
  private static final HostAddresses NAMES =
      host -> {
        if (host.endsWith(".test")) {
          return List.of(HERE);
        }
        throw new UnknownHostException(host);
      };

  @TempDir static Path directory;
  private static TestingKeys keys;

  private final Chart chart = new Chart();

  @BeforeAll
  static void makeKeys() throws Exception {
    keys = TestingKeys.of(directory, "door.test", "-1d", 90);
  }

  private static DoorSteps steps(X509ExtendedTrustManager trust, Instant now) {
    return new DoorSteps(
        NAMES, new TlsKnock(trust, Duration.ofMillis(500)), Clock.fixed(now, ZoneOffset.UTC));
  }

  private static DoorSteps steps(X509ExtendedTrustManager trust) {
    return steps(trust, Instant.now());
  }

  private Observation line() {
    return chart.close().getLast();
  }

  private static InetSocketAddress at(int port) {
    return new InetSocketAddress(HERE, port);
  }

  @Test
  void aNameWithoutAnAddressFails() throws Exception {
    assertThat(steps(keys.trust()).resolve("name", "nowhere.invalid", chart)).isEmpty();

    assertThat(line().health()).isEqualTo(Health.FAILED);
    assertThat(line().seen().en()).isEqualTo("nowhere.invalid has no address here.");
  }

  @Test
  void aClosedPortFailsAndAnOpenOneDoesNot() throws Exception {
    int closed;
    try (ServerSocket socket = new ServerSocket(0, 1, HERE)) {
      closed = socket.getLocalPort();
      assertThat(steps(keys.trust()).connect("open", List.of(HERE), closed, chart))
          .isEqualTo(at(closed));
    }
    assertThat(steps(keys.trust()).connect("closed", List.of(HERE), closed, chart)).isNull();

    assertThat(chart.close())
        .extracting(Observation::health)
        .containsExactly(Health.OK, Health.FAILED);
  }

  @Test
  void aPortThatSaysNothingFailsInTime() throws Exception {
    try (ServerSocket silent = new ServerSocket(0, 1, HERE)) {
      assertThat(steps(keys.trust()).shake("tls", at(silent.getLocalPort()), "door.test", chart))
          .isFalse();
    }

    assertThat(line().seen().en()).contains("The TLS handshake failed: SocketTimeoutException");
  }

  @Test
  void aGoodCertificateIsTold() throws Exception {
    assertThat(shake(keys, keys.trust(), "door.test", Instant.now())).isTrue();

    assertThat(line().health()).isEqualTo(Health.OK);
    assertThat(line().seen().en()).startsWith("TLSv1.3, TLS_AES_");
  }

  @Test
  void aCertificateThatEndsSoonIsAWarning() throws Exception {
    Instant later = Instant.now().plus(Duration.ofDays(80));

    assertThat(shake(keys, keys.trust(), "door.test", later)).isTrue();
    assertThat(line().health()).isEqualTo(Health.WARNING);
  }

  @Test
  void anExpiredCertificateFailsAndItsEndIsTold() throws Exception {
    TestingKeys old = TestingKeys.of(directory, "door.test", "-10d", 5);

    assertThat(shake(old, old.trust(), "door.test", Instant.now())).isFalse();
    assertThat(line().health()).isEqualTo(Health.FAILED);
    assertThat(line().seen().en()).contains("the certificate is good until ");
    assertThat(line().advice().en()).startsWith("The certificate has ended");
  }

  @Test
  void aCertificateThatNobodyTrustsOrOfAnotherNameFails() throws Exception {
    assertThat(shake(keys, Trust.of(null), "door.test", Instant.now())).isFalse();
    assertThat(line().advice().en()).contains("from an authority that this machine trusts");
  }

  @Test
  void aCertificateOfAnotherNameFails() throws Exception {
    assertThat(shake(keys, keys.trust(), "other.test", Instant.now())).isFalse();
    assertThat(line().seen().en()).contains("CN=door.test");
  }

  private boolean shake(TestingKeys of, X509ExtendedTrustManager trust, String host, Instant now)
      throws Exception, IOException {
    try (TestingDoor door = new TestingDoor(of.server(), null, 200, "")) {
      return steps(trust, now).shake("tls", at(door.port()), host, chart);
    }
  }
}
