package io.dialbridge.recordings;

import io.dialbridge.outbound.Destination;
import io.dialbridge.outbound.HostAddresses;
import io.dialbridge.outbound.HostRule;
import io.dialbridge.outbound.PublicInternet;
import io.dialbridge.platform.App;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Judges addresses that came from outside, before anything is sent there. The name is resolved here
 * once.
 */
@ApplicationScoped
class AddressGuard {
  private final HostAddresses names;
  private final boolean onDesk;

  AddressGuard(HostAddresses names, RecordingsConfig config) {
    this.names = names;
    this.onDesk = config.privateAddressesAllowed();
  }

  /** What became of an address under the guard's eyes. */
  sealed interface Judgement {}

  /** It may be fetched, from there and from nowhere else. */
  record Cleared(Destination destination) implements Judgement {}

  /**
   * It is not fetched.
   *
   * @param reason one clause that names at most the host
   */
  record Forbidden(String reason) implements Judgement {}

  Judgement judge(String address, App app) {
    try {
      return judge(new URI(address), app);
    } catch (URISyntaxException e) {
      return new Forbidden("what the bill gives as its address is none");
    }
  }

  Judgement judge(URI address, App app) {
    String host = address.getHost();
    if (host == null) {
      return new Forbidden("its address names no host");
    }
    if (address.getRawUserInfo() != null) {
      return new Forbidden("its address on " + host + " names a user");
    }
    if (!Destination.isHttps(address)
        && !(onDesk && "http".equalsIgnoreCase(address.getScheme()))) {
      return new Forbidden("its address on " + host + " is not one of https");
    }
    int usualPort = Destination.usualPort(address);
    int port = Destination.portOf(address);
    if (app.recordingHosts().stream()
        .noneMatch(listed -> HostRule.of(listed).fits(host, port, usualPort))) {
      return new Forbidden(
          "the host %s with port %d is not among the app's recording-hosts; the operator can add it"
              .formatted(host, port));
    }
    return resolved(address, host);
  }

  private Judgement resolved(URI address, String host) {
    try {
      List<InetAddress> all = names.of(host);
      return onDesk || all.stream().allMatch(PublicInternet::contains)
          ? new Cleared(new Destination(address, all.getFirst()))
          : new Forbidden("the host " + host + " lies in a network that is not public");
    } catch (UnknownHostException e) {
      return new Forbidden("the host " + host + " has no address");
    }
  }
}
