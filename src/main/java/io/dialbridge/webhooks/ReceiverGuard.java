package io.dialbridge.webhooks;

import io.dialbridge.outbound.Destination;
import io.dialbridge.outbound.HostAddresses;
import io.dialbridge.outbound.HostRule;
import io.dialbridge.outbound.PublicInternet;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.List;

/**
 * Judges the addresses of receivers, which customers name: when an endpoint is made, and again
 * before each attempt, since names come to lead elsewhere.
 */
@ApplicationScoped
class ReceiverGuard {
  private final HostAddresses names;
  private final boolean onDesk;
  private final List<HostRule> privateHosts;

  ReceiverGuard(HostAddresses names, WebhooksConfig config) {
    this.names = names;
    this.onDesk = config.privateAddressesAllowed();
    this.privateHosts = config.privateHosts().orElse(List.of()).stream().map(HostRule::of).toList();
  }

  sealed interface Judgement {}

  /** It may be sent to, there and nowhere else. */
  record Cleared(Destination destination) implements Judgement {}

  /**
   * Nothing is sent.
   *
   * @param reason a predicate, to be read behind "url"
   */
  record Forbidden(String reason) implements Judgement {}

  /** Its host's name has no address, now. */
  record Unknown(String host) implements Judgement {}

  Judgement judge(String address) {
    try {
      return judge(new URI(address));
    } catch (URISyntaxException e) {
      return new Forbidden("must be an address: https://host/path");
    }
  }

  private Judgement judge(URI address) {
    String host = address.getHost();
    if (host == null || address.getRawFragment() != null) {
      return new Forbidden("must be an address without a fragment: https://host/path");
    }
    if (address.getRawUserInfo() != null) {
      return new Forbidden("must not name a user; webhooks are signed");
    }
    if (!Destination.isHttps(address)
        && !(onDesk && "http".equalsIgnoreCase(address.getScheme()))) {
      return new Forbidden("must begin with https://");
    }
    try {
      List<InetAddress> all = names.of(host);
      return mayBePrivate(address) || all.stream().allMatch(PublicInternet::contains)
          ? new Cleared(new Destination(address, all.getFirst()))
          : new Forbidden(
              "leads to "
                  + host
                  + ", which lies in a network that is not public; the operator can list receivers there under dialbridge.webhooks.private-hosts");
    } catch (UnknownHostException e) {
      return new Unknown(host);
    }
  }

  private boolean mayBePrivate(URI address) {
    return onDesk
        || privateHosts.stream()
            .anyMatch(
                rule ->
                    rule.fits(
                        address.getHost(),
                        Destination.portOf(address),
                        Destination.usualPort(address)));
  }
}
