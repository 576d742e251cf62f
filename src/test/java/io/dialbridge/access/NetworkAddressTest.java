package io.dialbridge.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.net.SocketAddress;
import org.junit.jupiter.api.Test;

class NetworkAddressTest {
  @Test
  void anAddressOfIpv4IsItsOwnNetwork() {
    assertThat(NetworkAddress.network("203.0.113.7")).isEqualTo("203.0.113.7");
  }

  @Test
  void ofIpv6TheFirstHalfIsTheNetwork() {
    String network = NetworkAddress.network("2001:db8:1:2:3:4:5:6");

    assertThat(network).isEqualTo(NetworkAddress.network("2001:db8:1:2::1"));
    assertThat(network).isNotEqualTo(NetworkAddress.network("2001:db8:1:3:3:4:5:6"));
  }

  @Test
  void whatAProxyMakesUpIsNoAddress() {
    assertThat(NetworkAddress.of(SocketAddress.inetSocketAddress(1, "203.0.113.7")))
        .isEqualTo("203.0.113.7");
    assertThat(NetworkAddress.of(SocketAddress.inetSocketAddress(1, "made-up")))
        .isEqualTo("unknown");
    assertThat(NetworkAddress.of(null)).isEqualTo("unknown");
  }
}
