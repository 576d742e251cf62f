package io.dialbridge.outbound;

import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** The names of the machine that we run on: its hosts file and name servers. */
@ApplicationScoped
class SystemHostAddresses implements HostAddresses {
  @Override
  public List<InetAddress> of(String host) throws UnknownHostException {
    return List.of(InetAddress.getAllByName(host));
  }
}
