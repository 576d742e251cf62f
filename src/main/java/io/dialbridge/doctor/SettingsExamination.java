package io.dialbridge.doctor;

import static io.dialbridge.doctor.Texts.text;

import io.agroal.api.AgroalDataSource;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.eclipse.microprofile.config.Config;

/** What may be so, and is seldom meant so. What can't be so keeps the service from starting. */
@ApplicationScoped
@Priority(30)
class SettingsExamination implements Examination {
  private static final Duration PATIENCE = Duration.ofSeconds(4);
  private static final String VALID_KEYS =
      """
      select count(distinct k.id) from api_key k join api_key_secret s on s.key_id = k.id
      where k.revoked_at is null and (least(k.expires_at, s.expires_at) is null or least(k.expires_at, s.expires_at) > ?)""";

  private final AgroalDataSource database;
  private final Config config;
  private final Clock clock;

  SettingsExamination(AgroalDataSource database, Config config, Clock clock) {
    this.database = database;
    this.config = config;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "settings";
  }

  @Override
  public void examine(Chart chart) throws InterruptedException {
    desk(chart);
    keys(chart);
    if (config.getOptionalValue("quarkus.oidc.tenant-enabled", Boolean.class).orElse(false)) {
      issuer(chart);
    }
  }

  private static void desk(Chart chart) {
    String profiles = String.join(", ", ConfigUtils.getProfiles());
    if (ConfigUtils.isProfileActive("prod")) {
      chart.ok("profile", text("Profile %s.", "配置档 %s。", profiles));
    } else {
      chart.warning(
          "profile",
          text(
              "Profile %s: its keys and secrets are known to everybody.",
              "配置档 %s：其密钥人人皆知。", profiles),
          text(
              "For a desk only; leave QUARKUS_PROFILE out in production.",
              "仅供桌面试用；生产环境请勿设置 QUARKUS_PROFILE。"));
    }
  }

  private void keys(Chart chart) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(VALID_KEYS)) {
      statement.setObject(1, Instant.now(clock).atOffset(ZoneOffset.UTC));
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        long valid = row.getLong(1);
        if (valid == 0) {
          chart.warning(
              "api-keys",
              text(
                  "There is no valid API key, so nobody can place a call.",
                  "没有有效的 API key，无人可以发起呼叫。"),
              text("Make the first one: create-key NAME.", "请创建第一个：create-key NAME。"));
        } else {
          chart.ok("api-keys", text("Valid: %d.", "有效数量：%d。", valid));
        }
      }
    } catch (SQLException e) {
      chart.unknown(
          "api-keys",
          text("They can't be read: %s.", "无法读取：%s。", Reasons.of(e)),
          text("See the lines of the database and the schema.", "请查看 database 与 schema 各行。"));
    }
  }

  /** Asked for what it publishes, as the service does at its start. */
  private void issuer(Chart chart) throws InterruptedException {
    String issuer =
        config.getOptionalValue("quarkus.oidc.auth-server-url", String.class).orElse("");
    String published = issuer.replaceAll("/+$", "") + "/.well-known/openid-configuration";
    try (HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build()) {
      HttpResponse<Void> answer =
          client.send(
              HttpRequest.newBuilder(URI.create(published)).timeout(PATIENCE).build(),
              BodyHandlers.discarding());
      if (answer.statusCode() == 200) {
        chart.ok("people-issuer", text("%s answers.", "%s 可用。", issuer));
      } else {
        absent(issuer, "HTTP " + answer.statusCode(), chart);
      }
    } catch (IOException | IllegalArgumentException e) {
      absent(issuer, Reasons.of(e), chart);
    }
  }

  private static void absent(String issuer, String reason, Chart chart) {
    chart.failed(
        "people-issuer",
        text("%s does not tell what it publishes: %s.", "%s 未给出其公开配置：%s。", issuer, reason),
        text(
            "Look at quarkus.oidc.auth-server-url and at the way there; until then tokens of people whose key is not known get 503. API keys aren't touched.",
            "请检查 quarkus.oidc.auth-server-url 及网络；在此之前，未知密钥签发的令牌将返回 503，API key 不受影响。"));
  }
}
