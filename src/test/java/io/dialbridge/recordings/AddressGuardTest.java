package io.dialbridge.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialbridge.outbound.Destination;
import io.dialbridge.platform.App;
import io.dialbridge.platform.ServiceKind;
import io.dialbridge.recordings.AddressGuard.Cleared;
import io.dialbridge.recordings.AddressGuard.Forbidden;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
  private static final List<String> LISTED =
      List.of("store.example.com", "ported.example.com:8443", "*.stores.example.com", "desk:80");

  private final List<String> lookedUp = new ArrayList<>();
  private final Map<String, List<String>> names =
      Map.of(
          "private.stores.example.com", List.of("10.0.0.1"),
          "mixed.stores.example.com", List.of("117.78.29.66", "127.0.0.1"),
          "v6.stores.example.com", List.of("2001:4860:4860::8888"),
          "desk", List.of("127.0.0.1"));

  private final AddressGuard guard = guard(TestingRecordingsConfig.standard());
  private final AddressGuard deskGuard = guard(TestingRecordingsConfig.standard().onDesk());

  @ParameterizedTest
  @CsvSource({
    "https://store.example.com/sp-app/a.wav?sig=x%2F1, 443, /sp-app/a.wav?sig=x%2F1",
    "https://store.example.com, 443, /",
    "https://store.example.com?sig=1, 443, /?sig=1",
    "HTTPS://STORE.Example.com:443/a.wav#part, 443, /a.wav",
    "https://ported.example.com:8443/a.wav, 8443, /a.wav",
    "https://north.stores.example.com/a.wav, 443, /a.wav",
    "https://a.b.stores.example.com/a.wav, 443, /a.wav",
    "https://v6.stores.example.com/a.wav, 443, /a.wav",
  })
  void clears(String address, int port, String pathAndQuery) {
    assertThat(guard.judge(address, app()))
        .isInstanceOfSatisfying(
            Cleared.class,
            cleared -> {
              Destination to = cleared.destination();
              assertThat(to.port()).isEqualTo(port);
              assertThat(to.pathAndQuery()).isEqualTo(pathAndQuery);
              assertThat(to.isTls()).isTrue();
              assertThat(to.toString()).doesNotContain("sig");
            });
    assertThat(lookedUp).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://store.example.com/a.wav",
        "ftp://store.example.com/a.wav",
        "file:///etc/passwd",
        "jar:https://store.example.com/a.jar!/a.wav",
        "//store.example.com/a.wav",
        "/a.wav",
        "",
        "not an address",
        "https:a.wav",
        "https:///a.wav",
        "https://user@store.example.com/a.wav",
        "https://user:password@store.example.com/a.wav",
        "https://@store.example.com/a.wav",
        "https://store.example.com@evil.example.org/a.wav",
        "https://evil.example.org#@store.example.com/a.wav",
        "https://evil.example.org/a.wav",
        "https://evil.example.org/store.example.com",
        "https://store.example.com.evil.example.org/a.wav",
        "https://store.example.com./a.wav",
        "https://evilstore.example.com/a.wav",
        "https://under.store.example.com/a.wav",
        "https://stores.example.com/a.wav",
        "https://evilstores.example.com/a.wav",
        "https://store.example.com:8443/a.wav",
        "https://store.example.com:80/a.wav",
        "https://ported.example.com/a.wav",
        "https://ported.example.com:443/a.wav",
        "https://north.stores.example.com:8443/a.wav",
        "https://[::1]/a.wav",
        "https://127.0.0.1/a.wav",
        "https://169.254.169.254/latest/meta-data",
        "https://2130706433/a.wav",
      })
  void forbidsAndLooksNothingUp(String address) {
    assertThat(guard.judge(address, app())).isInstanceOf(Forbidden.class);
    assertThat(lookedUp).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://private.stores.example.com/a.wav",
        "https://mixed.stores.example.com/a.wav",
        "https://unknown.stores.example.com/a.wav",
      })
  void forbidsWhatLiesInNoPublicNetwork(String address) {
    assertThat(guard.judge(address, app())).isInstanceOf(Forbidden.class);
    assertThat(lookedUp).hasSize(1);
  }

  @Test
  void aReasonNamesAtMostTheHost() {
    for (String address :
        List.of(
            "https://evil.example.org/a.wav?sig=secret",
            "http://store.example.com/a.wav?sig=secret",
            "https://u:secret@store.example.com/a.wav",
            "https://private.stores.example.com/a.wav?sig=secret",
            "https://store example?sig=secret")) {
      assertThat(guard.judge(address, app()))
          .isInstanceOfSatisfying(
              Forbidden.class,
              forbidden -> assertThat(forbidden.reason()).doesNotContain("secret"));
    }
  }

  @Test
  void onADeskItMayBeHttpOnTheMachineItselfAndStillMustBeListed() {
    assertThat(deskGuard.judge("http://desk/a.wav", app()))
        .isInstanceOfSatisfying(
            Cleared.class,
            cleared -> {
              Destination to = cleared.destination();
              assertThat(to.isTls()).isFalse();
              assertThat(to.port()).isEqualTo(80);
            });
    assertThat(deskGuard.judge("http://127.0.0.1/a.wav", app())).isInstanceOf(Forbidden.class);
    assertThat(deskGuard.judge("http://desk:8080/a.wav", app())).isInstanceOf(Forbidden.class);
  }

  private AddressGuard guard(RecordingsConfig config) {
    return new AddressGuard(this::lookUp, config);
  }

  private List<InetAddress> lookUp(String host) throws UnknownHostException {
    lookedUp.add(host);
    if (host.startsWith("unknown")) {
      throw new UnknownHostException(host);
    }
    List<InetAddress> addresses = new ArrayList<>();
    for (String literal : names.getOrDefault(host, List.of("117.78.29.66"))) {
      addresses.add(InetAddress.getByName(literal));
    }
    return addresses;
  }

  private static App app() {
    return new App(
        "courier",
        "key",
        "secret",
        ServiceKind.CALLBACK,
        List.of(),
        List.of(),
        false,
        null,
        LISTED);
  }
}
