package io.dialbridge.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicInternetTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.255.255.255",
        "10.0.0.0",
        "10.255.255.255",
        "100.64.0.0",
        "100.100.100.200", // metadata
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.255",
        "168.63.129.16",
        "169.254.0.0",
        "169.254.169.254", // metadata
        "172.16.0.0",
        "172.31.255.255",
        "192.0.0.192", // metadata
        "192.0.2.1",
        "192.88.99.1",
        "192.168.0.0",
        "192.168.255.255",
        "198.18.0.0",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1", // compatible
        "::8.8.8.8",
        "::ffff:0:8.8.8.8", // translated
        "64:ff9b::127.0.0.1", // NAT64
        "64:ff9b::10.0.0.1",
        "64:ff9b::169.254.169.254",
        "64:ff9b:1::8.8.8.8", // NAT64 of one's own network
        "100::1", // discard
        "2001::1", // Teredo
        "2001:0:4136:e378:8000:63bf:80ff:fffe",
        "2001:2::1", // benchmarks
        "2001:1ff:ffff::1",
        "2001:db8::1",
        "2002:7f00:1::", // 6to4 of 127.0.0.1
        "2002:808:808::",
        "3fff::1",
        "5f00::1", // segment routing
        "fc00::1",
        "fd00:ec2::254", // metadata
        "fdff:ffff::1",
        "fe80::1",
        "fec0::1", // site-local
        "ff02::1",
        "ffff::1",
      })
  void isNotThePublicInternet(String address) throws UnknownHostException {
    assertThat(PublicInternet.contains(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "8.8.8.8",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "117.78.29.66",
        "126.255.255.255",
        "128.0.0.0",
        "169.253.255.255",
        "172.15.255.255",
        "172.32.0.0",
        "192.0.1.0",
        "192.167.255.255",
        "198.17.255.255",
        "198.20.0.0",
        "223.255.255.255",
        "64:ff9b::8.8.8.8",
        "2000::1",
        "2001:200::1",
        "2001:4860:4860::8888",
        "2408:8000::1",
        "3ffe:ffff::1",
      })
  void isThePublicInternet(String address) throws UnknownHostException {
    assertThat(PublicInternet.contains(InetAddress.getByName(address))).isTrue();
  }

  /** Java reads a mapped address as one of version 4, from text as from bytes. */
  @Test
  void aMappedAddressCountsAsWhatItMaps() throws UnknownHostException {
    assertThat(PublicInternet.contains(InetAddress.getByName("::ffff:127.0.0.1"))).isFalse();
    assertThat(PublicInternet.contains(InetAddress.getByName("::ffff:169.254.169.254"))).isFalse();
    assertThat(PublicInternet.contains(InetAddress.getByName("::ffff:8.8.8.8"))).isTrue();
  }
}
