package io.dialbridge.doctor;

import static io.dialbridge.doctor.Texts.text;

import io.dialbridge.outbound.HostAddresses;
import io.dialbridge.values.Text;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The steps to a door on the net, each a line: its name, a connection, a handshake. Never a ping,
 * which the platform doesn't answer though it is there.
 */
final class DoorSteps {
  /** Certificates are often made anew a month before they end. */
  private static final Duration SOON = Duration.ofDays(14);

  private static final Text LOOK_AT_NAME =
      text(
          "Correct the host in the setting, or look at this machine's name servers.",
          "请核对配置中的主机名，或检查本机的 DNS 服务器。");
  private static final Text LOOK_AT_FIREWALL =
      text(
          "Look at host and port, and at firewalls and security groups in between; a ping would tell nothing.",
          "请核对主机与端口，并检查途中的防火墙与安全组；ping 不能说明问题。");

  private static final Text ENDED =
      text(
          "The certificate has ended: have it renewed, or set this machine's clock right.",
          "证书已过期：请更新证书，或校准本机时钟。");

  private final HostAddresses names;
  private final TlsKnock knock;
  private final Clock clock;

  DoorSteps(HostAddresses names, TlsKnock knock, Clock clock) {
    this.names = names;
    this.knock = knock;
    this.clock = clock;
  }

  /** Where nothing names a port. */
  static int port(URI url) {
    int usual = "https".equals(url.getScheme()) ? 443 : 80;
    return url.getPort() == -1 ? usual : url.getPort();
  }

  /** Empty: it has no address. */
  List<InetAddress> resolve(String line, String host, Chart chart) {
    try {
      List<InetAddress> addresses = names.of(host);
      chart.ok(
          line,
          text(
              "%s is %s.",
              "%s 解析为 %s。",
              host,
              addresses.stream()
                  .map(InetAddress::getHostAddress)
                  .collect(Collectors.joining(", "))));
      return addresses;
    } catch (UnknownHostException e) {
      chart.failed(line, text("%s has no address here.", "%s 在此无法解析。", host), LOOK_AT_NAME);
      return List.of();
    }
  }

  /** The first of the addresses that takes a connection; null: none. */
  @Nullable InetSocketAddress connect(
      String line, List<InetAddress> addresses, int port, Chart chart) {
    String last = "";
    for (InetAddress address : addresses) {
      InetSocketAddress to = new InetSocketAddress(address, port);
      try {
        long millis = knock.connect(to).toMillis();
        chart.ok(
            line,
            text(
                "%s, port %d, takes connections, after %d ms.",
                "%s 端口 %d 可连接，耗时 %d 毫秒。", address.getHostAddress(), port, millis));
        return to;
      } catch (IOException e) {
        last = address.getHostAddress() + ": " + Reasons.of(e);
      }
    }
    chart.failed(
        line,
        text("Port %d takes no connection (%s).", "端口 %d 无法连接（%s）。", port, last),
        LOOK_AT_FIREWALL);
    return null;
  }

  /**
   * @return whether the handshake came to its end, with a certificate that is good
   */
  boolean shake(String line, InetSocketAddress to, String host, Chart chart) throws IOException {
    TlsKnock.Handshake heard = knock.shake(to, host, null);
    X509Certificate certificate = heard.certificate();
    if (heard.wrong() != null) {
      chart.failed(line, wrong(heard), adviceOn(certificate));
      return false;
    }
    Instant end = certificate == null ? Instant.MAX : certificate.getNotAfter().toInstant();
    Text seen =
        text(
            "%s, %s; the certificate is good until %s.",
            "%s，%s；证书有效期至 %s。", heard.protocol(), heard.suite(), end);
    if (end.isBefore(clock.instant())) {
      // Of a certificate that is trusted by itself Java doesn't look at the end.
      chart.failed(line, seen, ENDED);
      return false;
    }
    if (end.isBefore(clock.instant().plus(SOON))) {
      chart.warning(
          line,
          seen,
          text("Have the certificate renewed: it ends within 14 days.", "证书将在 14 天内到期，请尽快更新。"));
    } else {
      chart.ok(line, seen);
    }
    return true;
  }

  static Text wrong(TlsKnock.Handshake heard) {
    String reason = Reasons.of(Objects.requireNonNull(heard.wrong()));
    X509Certificate certificate = heard.certificate();
    return certificate == null
        ? text("The TLS handshake failed: %s.", "TLS 握手失败：%s。", reason)
        : text(
            "The TLS handshake failed: %s. The certificate is of %s, from %s until %s.",
            "TLS 握手失败：%s。证书属于 %s，有效期 %s 至 %s。",
            reason,
            certificate.getSubjectX500Principal(),
            certificate.getNotBefore().toInstant(),
            certificate.getNotAfter().toInstant());
  }

  private Text adviceOn(@Nullable X509Certificate certificate) {
    if (certificate == null) {
      return text(
          "Look whether TLS is spoken at this port, and whether something in between breaks it off.",
          "请确认该端口是否为 TLS 服务，以及途中是否有设备中断连接。");
    }
    if (certificate.getNotAfter().toInstant().isBefore(clock.instant())) {
      return ENDED;
    }
    return text(
        "The certificate must be of this host, and from an authority that this machine trusts; a proxy in between shows its own.",
        "证书须属于该主机，且由本机信任的机构签发；途中的代理会出示自己的证书。");
  }
}
