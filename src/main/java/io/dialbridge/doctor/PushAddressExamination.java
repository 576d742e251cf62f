package io.dialbridge.doctor;

import static io.dialbridge.doctor.Texts.text;

import io.dialbridge.outbound.HostAddresses;
import io.dialbridge.outbound.PublicInternet;
import io.dialbridge.platform.App;
import io.dialbridge.platform.Apps;
import io.dialbridge.platform.PushAddress;
import io.dialbridge.values.Text;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * The platform's way back: the addresses that it is told to push to, as far as they can be judged
 * from inside. A knock has a wrong secret, so nothing of it is stored.
 */
@ApplicationScoped
@Priority(70)
class PushAddressExamination implements Examination {
  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final int SECRET_BYTES = 16;

  /** All that the platform speaks (VoiceCall_faq_00003): TLS 1.2 and these. */
  static final TlsKnock.Limits OF_PLATFORM =
      new TlsKnock.Limits(
          "TLSv1.2",
          List.of(
              "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
              "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
              "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
              "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384",
              "TLS_ECDHE_RSA_WITH_AES_256_CBC_SHA384",
              "TLS_ECDHE_ECDSA_WITH_AES_256_CBC_SHA384"));

  private static final String NAME = "push-name";
  private static final String CONNECTION = "push-connection";
  private static final String TLS = "push-tls";
  private static final String SUITES = "push-suites";
  private static final String DOOR = "push-door";

  /** As every problem of a Dialbridge begins. */
  private static final String OURS = "urn:dialbridge:problem:";

  /** Named by a process that has no such door. */
  private static final String OTHER_ROLE = "dialbridge.role";

  private static final Text FROM_OUTSIDE =
      text(
          "From inside it can't be told whether a firewall in between lets the platform in: try it from a machine outside.",
          "从内部无法判断途中防火墙是否放行平台：请从外部机器验证。");

  private static final Text NOT_FROM_HERE =
      text(
          "If this network can't reach its own public address (hairpin NAT), that says nothing of the platform: try it from a machine outside. Else let the address lead here.",
          "若本网络无法访问自身的公网地址（hairpin NAT），此项不代表平台无法访问：请从外部机器验证；否则请让该地址指向本服务。");

  private final Apps apps;
  private final PushAddress pushAddress;
  private final Random random;
  private final X509ExtendedTrustManager trust;
  private final TlsKnock knock;
  private final DoorSteps steps;

  PushAddressExamination(
      Apps apps,
      PushAddress pushAddress,
      HostAddresses names,
      X509ExtendedTrustManager trust,
      Random random,
      Clock clock) {
    this.apps = apps;
    this.pushAddress = pushAddress;
    this.random = random;
    this.trust = trust;
    this.knock = new TlsKnock(trust, PATIENCE);
    this.steps = new DoorSteps(names, knock, clock);
  }

  @Override
  public String name() {
    return "push-address";
  }

  @Override
  public void examine(Chart chart) throws Exception {
    for (App app : apps.all()) {
      form(app, chart);
    }
    URI url = URI.create(pushAddress.publicUrl());
    String host = url.getHost();
    if (host == null) {
      return; // The form says so.
    }
    List<InetAddress> addresses = steps.resolve(NAME, host, chart);
    if (addresses.isEmpty()) {
      return;
    }
    reachable(host, addresses, chart);
    InetSocketAddress at = steps.connect(CONNECTION, addresses, DoorSteps.port(url), chart);
    if (at == null) {
      chart.unknown(DOOR, text("Nobody could be asked.", "无法连接，未能询问。"), NOT_FROM_HERE);
      return;
    }
    if (!"https".equals(url.getScheme())) {
      chart.warning(
          TLS,
          text(
              "%s is plain http: pushes carry phone numbers and their secret.",
              "%s 为明文 http：推送中含有号码与密钥。", url),
          text(
              "For a desk only; else let a proxy with a certificate answer there.",
              "仅供桌面试用；否则请在前端代理配置证书。"));
    } else if (!steps.shake(TLS, at, host, chart) || !suites(at, host, chart)) {
      chart.unknown(
          DOOR,
          text("Not knocked at: the handshake failed.", "TLS 握手失败，未能询问。"),
          text("Mend TLS first.", "请先解决 TLS 问题。"));
      return;
    }
    door(url, chart);
  }

  private void form(App app, Chart chart) {
    String line = "push-address." + app.name();
    try {
      pushAddress.check(app);
      chart.ok(
          line,
          text(
              "%s has a form that the platform takes; *** stands for the secret.",
              "%s 符合平台对地址的要求；*** 代表密钥。", pushAddress.masked(app)));
    } catch (IllegalArgumentException e) {
      chart.failed(
          line,
          text("%s", "%s", String.valueOf(e.getMessage())),
          text("Correct the setting that is named.", "请修正所提到的配置。"));
    }
  }

  private void reachable(String host, List<InetAddress> addresses, Chart chart) {
    List<String> inside =
        addresses.stream()
            .filter(address -> !PublicInternet.contains(address))
            .map(InetAddress::getHostAddress)
            .toList();
    if (inside.isEmpty()) {
      chart.ok(
          "push-public",
          text("%s lies in the public internet.", "%s 位于公网。", host).then(FROM_OUTSIDE));
    } else if (addresses.stream().anyMatch(InetAddress::isLoopbackAddress)) {
      chart.warning(
          "push-public",
          text(
              "%s is this machine itself: only a twin on it can push there.",
              "%s 是本机：只有本机上的模拟平台能推送到此。", host),
          text(
              "For the platform, set dialbridge.public.url to an address in the public internet.",
              "使用真实平台时，请将 dialbridge.public.url 设为公网地址。"));
    } else {
      chart.failed(
          "push-public",
          text(
              "The platform can't reach %s: %s.",
              "平台无法访问 %s：%s 不在公网。", host, String.join(", ", inside)),
          text(
              "Give the host a public address. If name servers outside answer otherwise, look there: then this line may be left as it is.",
              "请为该主机配置公网地址。若外部 DNS 的解析结果不同，请以外部为准，此行可忽略。"));
    }
  }

  private boolean suites(InetSocketAddress at, String host, Chart chart) throws IOException {
    TlsKnock.Handshake heard = knock.shake(at, host, OF_PLATFORM);
    if (heard.wrong() != null) {
      chart.failed(
          SUITES,
          text(
              "With TLS 1.2 and the six suites that the platform speaks the handshake fails: %s.",
              "仅用 TLS 1.2 与平台支持的六个加密套件时握手失败：%s。", Reasons.of(heard.wrong())),
          text(
              "Let the proxy offer TLS 1.2 with ECDHE and AES-GCM, for instance ECDHE-RSA-AES128-GCM-SHA256; else no push arrives.",
              "请让代理支持 TLS 1.2 及 ECDHE + AES-GCM 套件，例如 ECDHE-RSA-AES128-GCM-SHA256；否则收不到任何推送。"));
      return false;
    }
    chart.ok(
        SUITES,
        text("The platform and this address have %s in common.", "该地址支持平台可用的 %s。", heard.suite()));
    return true;
  }

  /** As the platform would, but for the secret. */
  private void door(URI url, Chart chart) throws InterruptedException {
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    String app = apps.all().isEmpty() ? "none" : apps.all().iterator().next().name();
    URI knocked = URI.create(url + "/push/" + app + "/" + HexFormat.of().formatHex(secret));
    HttpClient.Builder builder =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER);
    if ("https".equals(url.getScheme())) {
      SSLParameters parameters = new SSLParameters();
      OF_PLATFORM.put(parameters);
      builder.sslContext(TlsKnock.context(trust)).sslParameters(parameters);
    }
    try (HttpClient client = builder.build()) {
      HttpResponse<String> answer =
          client.send(
              HttpRequest.newBuilder(knocked)
                  .timeout(PATIENCE)
                  .header("Content-Type", "application/json;charset=UTF-8")
                  .POST(BodyPublishers.ofString("{}"))
                  .build(),
              BodyHandlers.ofString());
      judge(answer.statusCode(), answer.body(), chart);
    } catch (IOException e) {
      chart.failed(
          DOOR, text("A push was not answered: %s.", "推送没有得到应答：%s。", Reasons.of(e)), NOT_FROM_HERE);
    }
  }

  private static void judge(int status, String body, Chart chart) {
    if (body.contains(OURS) && body.contains(OTHER_ROLE)) {
      chart.failed(
          DOOR,
          text("A Dialbridge answers there that takes no pushes.", "该地址的 Dialbridge 进程不接收推送。"),
          text(
              "Let POST /push/ lead to processes of role push or all (dialbridge.role).",
              "请将 POST /push/ 指向角色为 push 或 all 的进程（dialbridge.role）。"));
    } else if (status == 404 && body.contains(OURS)) {
      chart.ok(
          DOOR,
          text(
              "A Dialbridge answers there, and turned a push with a wrong secret away.",
              "该地址由 Dialbridge 应答，并拒绝了密钥错误的推送。"));
    } else if (body.contains(OURS)) {
      chart.warning(
          DOOR,
          text("A Dialbridge answers there, with HTTP %d.", "该地址由 Dialbridge 应答，状态码 %d。", status),
          text("See what it waits for at /q/health/ready.", "请查看 /q/health/ready，了解其等待的原因。"));
    } else if (status == 401 || status == 403) {
      chart.failed(
          DOOR,
          text("Something else answers there, with HTTP %d.", "该地址由其他程序应答，状态码 %d。", status),
          text(
              "Nothing in between may ask the platform who it is (VoiceCall_faq_00003): let POST /push/ through.",
              "途中不得要求平台认证（VoiceCall_faq_00003）：请放行 POST /push/。"));
    } else {
      chart.failed(
          DOOR,
          text(
              "What answers there is no Dialbridge: HTTP %d.",
              "该地址的应答不是 Dialbridge：状态码 %d。", status),
          text(
              "Let the proxy send POST /push/ to this service, its path unchanged.",
              "请让代理将 POST /push/ 原样转发到本服务。"));
    }
  }
}
