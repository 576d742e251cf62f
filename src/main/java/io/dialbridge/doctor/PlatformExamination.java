package io.dialbridge.doctor;

import static io.dialbridge.doctor.Texts.text;

import io.dialbridge.outbound.HostAddresses;
import io.dialbridge.platform.PlatformConfig;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * The way to the platform's access address (rtc_05_0036). By TCP and TLS: the vendor says that ping
 * is not answered there, and has the port tried by telnet.
 */
@ApplicationScoped
@Priority(90)
class PlatformExamination implements Examination {
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final URI url;
  private final DoorSteps steps;

  PlatformExamination(
      PlatformConfig config, HostAddresses names, X509ExtendedTrustManager trust, Clock clock) {
    this.url = config.url();
    this.steps = new DoorSteps(names, new TlsKnock(trust, PATIENCE), clock);
  }

  @Override
  public String name() {
    return "platform";
  }

  @Override
  public void examine(Chart chart) throws Exception {
    String host = url.getHost();
    if (host == null) {
      chart.failed(
          "platform-name",
          text("%s names no host.", "%s 中没有主机名。", url),
          text("Correct dialbridge.platform.url.", "请修正 dialbridge.platform.url。"));
      return;
    }
    InetSocketAddress at =
        steps.connect(
            "platform-connection",
            steps.resolve("platform-name", host, chart),
            DoorSteps.port(url),
            chart);
    if (at == null) {
      return;
    }
    if ("https".equals(url.getScheme())) {
      steps.shake("platform-tls", at, host, chart);
    } else {
      chart.warning(
          "platform-tls",
          text("%s is plain http: a twin, not the platform.", "%s 为明文 http：这是模拟平台，不是真实平台。", url),
          text("For the platform, give its address with https.", "使用真实平台时，请配置 https 地址。"));
    }
  }
}
