package io.dialbridge.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Which addresses are out in the public internet, by IANA's registries of special-purpose
 * addresses: what is listed there as not global is not, nor is what wraps such an address.
 */
public final class PublicInternet {
  private static final List<Network> NOT_PUBLIC =
      List.of(
          network("0.0.0.0/8"), // this host
          network("10.0.0.0/8"), // private
          network("100.64.0.0/10"), // carrier-grade NAT; 100.100.100.200 is a cloud's metadata
          network("127.0.0.0/8"), // loopback
          network("168.63.129.16/32"), // a cloud's wire server
          network("169.254.0.0/16"), // link-local; 169.254.169.254 is the clouds' metadata
          network("172.16.0.0/12"), // private
          network("192.0.0.0/24"), // protocol assignments
          network("192.0.2.0/24"), // documentation
          network("192.88.99.0/24"), // 6to4 relays
          network("192.168.0.0/16"), // private
          network("198.18.0.0/15"), // benchmarks
          network("198.51.100.0/24"), // documentation
          network("203.0.113.0/24"), // documentation
          network("224.0.0.0/4"), // multicast
          network("240.0.0.0/4"), // reserved, and the broadcast at its end
          network("2001::/23"), // protocol assignments, Teredo among them
          network("2001:db8::/32"), // documentation
          network("2002::/16"), // 6to4
          network("3fff::/20")); // documentation

  /**
   * All that is global in version 6; loopback, mapped, compatible, local and multicast lie outside.
   */
  private static final Network GLOBAL_V6 = network("2000::/3");

  /** Wraps an address of version 4, which alone counts. */
  private static final Network NAT64 = network("64:ff9b::/96");

  private PublicInternet() {}

  public static boolean contains(InetAddress address) {
    byte[] bytes = address.getAddress();
    if (NAT64.contains(bytes)) {
      return contains(of(Arrays.copyOfRange(bytes, 12, 16)));
    }
    return (bytes.length == 4 || GLOBAL_V6.contains(bytes))
        && NOT_PUBLIC.stream().noneMatch(network -> network.contains(bytes));
  }

  private static InetAddress of(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException e) {
      throw new IllegalStateException("four bytes are an address", e);
    }
  }

  private static Network network(String text) {
    int slash = text.indexOf('/');
    try {
      // No name is looked up for a literal.
      return new Network(
          InetAddress.getByName(text.substring(0, slash)).getAddress(),
          Integer.parseInt(text.substring(slash + 1)));
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(text, e);
    }
  }

  private record Network(byte[] prefix, int bits) {
    boolean contains(byte[] address) {
      if (address.length != prefix.length) {
        return false;
      }
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if ((address[bit / 8] & mask) != (prefix[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }
}
