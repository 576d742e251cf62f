package io.dialbridge.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialbridge.outbound.HostAddresses;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiverGuardTest {
  private static final Map<String, List<String>> NAMES =
      Map.of(
          "hooks.example.com", List.of("93.184.215.14"),
          "mixed.example.com", List.of("93.184.215.14", "10.0.0.1"),
          "inside.svc", List.of("10.0.0.7"),
          "metadata.example.com", List.of("169.254.169.254"));

  private final ReceiverGuard guard =
      new ReceiverGuard(addresses(), TestingWebhooks.config(false, List.of("inside.svc:8443")));

  private static HostAddresses addresses() {
    return host -> {
      if (!NAMES.containsKey(host) && !host.matches("[\\d.]+|\\[.*]")) {
        throw new UnknownHostException(host);
      }
      List<InetAddress> found = new java.util.ArrayList<>();
      for (String address : NAMES.getOrDefault(host, List.of(host.replaceAll("[\\[\\]]", "")))) {
        found.add(InetAddress.getByName(address)); // No name is looked up for a literal.
      }
      return found;
    };
  }

  @Test
  void clearsThePublicInternetAndWhatTheOperatorListed() {
    assertThat(guard.judge("https://hooks.example.com/a?b=c"))
        .isInstanceOfSatisfying(
            ReceiverGuard.Cleared.class,
            cleared -> {
              assertThat(cleared.destination().at().getHostAddress()).isEqualTo("93.184.215.14");
              assertThat(cleared.destination().pathAndQuery()).isEqualTo("/a?b=c");
            });
    assertThat(guard.judge("https://inside.svc:8443/")).isInstanceOf(ReceiverGuard.Cleared.class);
    assertThat(guard.judge("https://nobody.example.com/"))
        .isEqualTo(new ReceiverGuard.Unknown("nobody.example.com"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://hooks.example.com/",
        "https://mixed.example.com/",
        "https://metadata.example.com/latest",
        "https://169.254.169.254/latest",
        "https://127.0.0.1/",
        "https://10.1.2.3/",
        "https://192.168.1.1/",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[fd00::1]/",
        "https://[64:ff9b::7f00:1]/",
        "https://100.100.100.200/",
        "https://inside.svc/",
        "http://inside.svc:8443/",
        "https://inside.svc:8444/",
        "https://me@hooks.example.com/",
        "https://hooks.example.com/#a",
        "https:hooks",
        "//hooks.example.com/",
        "file:///etc/passwd",
        "",
        "https://exa mple.com/",
      })
  void forbids(String address) {
    assertThat(guard.judge(address)).isInstanceOf(ReceiverGuard.Forbidden.class);
  }

  @Test
  void onADeskEverythingIsNear() {
    ReceiverGuard desk = new ReceiverGuard(addresses(), TestingWebhooks.config(true, List.of()));

    assertThat(desk.judge("http://127.0.0.1:9090/")).isInstanceOf(ReceiverGuard.Cleared.class);
  }
}
