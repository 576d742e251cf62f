package io.dialbridge.access;

import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Where a request comes from. */
final class NetworkAddress {
  /** Half an address of IPv6: what one subscriber usually has for itself. */
  private static final int NETWORK_BYTES = 8;

  private NetworkAddress() {}

  /** Its IP address; a proxy may have told something that is none. */
  static String of(@Nullable SocketAddress remote) {
    String address = remote == null ? null : remote.hostAddress();
    return address == null ? "unknown" : address;
  }

  /** Who shares its failures: the address itself, or the /64 that it is from. */
  static String network(String address) {
    if (address.indexOf(':') < 0) {
      return address;
    }
    try {
      byte[] bytes = InetAddress.getByName(address).getAddress(); // A literal: nothing is asked.
      return HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(bytes.length, NETWORK_BYTES)));
    } catch (UnknownHostException e) {
      return address;
    }
  }
}
