package io.dialbridge.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Where the addresses of a host's name come from; may block as long as name servers take. */
@FunctionalInterface
public interface HostAddresses {
  /** At least one. */
  List<InetAddress> of(String host) throws UnknownHostException;
}
