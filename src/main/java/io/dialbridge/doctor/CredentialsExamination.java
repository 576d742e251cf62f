package io.dialbridge.doctor;

import static io.dialbridge.doctor.Texts.text;

import io.dialbridge.calls.Standings;
import io.dialbridge.explain.AppTrouble;
import io.dialbridge.explain.Doing;
import io.dialbridge.explain.Refusal;
import io.dialbridge.explain.Refusals;
import io.dialbridge.explain.Retry;
import io.dialbridge.platform.App;
import io.dialbridge.platform.Apps;
import io.dialbridge.platform.Greeting;
import io.dialbridge.platform.PlatformConfig;
import io.dialbridge.platform.VoicePlatform;
import io.dialbridge.values.Text;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Whether the platform takes each app's credentials, and what its clock says. One request for each
 * app, for a recording that can't be there; none for an app whose calls are suspended, and none any
 * more once the platform says that our address is locked, or says nothing.
 */
@ApplicationScoped
@Priority(80)
class CredentialsExamination implements Examination {
  private static final String CLOCK = "clock-platform";

  /** No such recording: the second has the text in this product's table, the first elsewhere. */
  private static final Set<String> NOT_THERE = Set.of("0", "1012007", "1016001");

  /** The address is locked, for half an hour (rtc_04_0030). */
  private static final String LOCKED = "1020176";

  /** The app is of another service kind, which the platform knows only of an app that it knows. */
  private static final String OTHER_KIND = "1010040";

  /** What a Date leaves out. */
  private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

  private static final Duration OFF = Duration.ofSeconds(60);

  /** Created must be less than a day from the platform's clock (rtc_05_0007, rtc_04_0030). */
  private static final Duration REFUSED = Duration.ofHours(24);

  private static final Text SET_CLOCK =
      text(
          "Set this machine's clock right: let it follow a time server (NTP).",
          "请校准本机时钟：启用 NTP 对时。");

  private final Apps apps;
  private final VoicePlatform platform;
  private final PlatformConfig config;
  private final Suspensions suspensions;

  @Inject
  CredentialsExamination(
      Apps apps, VoicePlatform platform, PlatformConfig config, Standings standings) {
    this(apps, platform, config, standings::suspendedFor);
  }

  CredentialsExamination(
      Apps apps, VoicePlatform platform, PlatformConfig config, Suspensions suspensions) {
    this.apps = apps;
    this.platform = platform;
    this.config = config;
    this.suspensions = suspensions;
  }

  /** With what code an app's calls are suspended; null: they aren't. */
  interface Suspensions {
    @Nullable String of(String app);
  }

  @Override
  public String name() {
    return "credentials";
  }

  @Override
  public void examine(Chart chart) {
    String silence = null;
    boolean clockSeen = false;
    for (App app : apps.all()) {
      String line = "credentials." + app.name();
      String suspended = suspendedFor(app);
      if (silence != null) {
        chart.unknown(
            line,
            text("Not asked: %s.", "未询问：%s。", silence),
            text("Mend that first, then examine again.", "请先解决上述问题，再重新检查。"));
      } else if (suspended != null) {
        chart.unknown(
            line,
            text(
                    "Not asked, since another failure could get our address locked: the platform refused its last calls with %s.",
                    "未询问，以免再次失败导致本机地址被锁定：平台以 %s 拒绝了其最近的呼叫。", suspended)
                .then(AppTrouble.explain(suspended)),
            text(
                "When that is mended, call POST /v1/apps/%s/resume, then examine again.",
                "解决后请调用 POST /v1/apps/%s/resume，再重新检查。", app.name()));
      } else {
        Greeting greeting = platform.greet(app);
        switch (greeting) {
          case Greeting.Answered answered -> {
            if (!clockSeen) {
              clock(answered, chart);
              clockSeen = true;
            }
            judge(line, answered, chart);
            silence = answered.code().equals(LOCKED) ? "this address is locked, " + LOCKED : null;
          }
          case Greeting.Unanswered unanswered -> {
            silence = unanswered.reason();
            chart.unknown(
                line,
                text("The platform did not answer: %s.", "平台没有应答：%s。", silence),
                text("See the lines of the platform.", "请查看 platform 各行。"));
          }
        }
      }
    }
    if (!clockSeen) {
      chart.unknown(
          CLOCK,
          text("The platform told no time.", "未获得平台时间。"),
          text("See the lines of the platform.", "请查看 platform 各行。"));
    }
  }

  /** Null also where the database can't tell: the others then say that it can't. */
  private @Nullable String suspendedFor(App app) {
    try {
      return suspensions.of(app.name());
    } catch (IllegalStateException e) {
      return null;
    }
  }

  private static void judge(String line, Greeting.Answered answered, Chart chart) {
    String code = answered.code();
    if (NOT_THERE.contains(code)) {
      chart.ok(
          line,
          text(
              "The platform takes them: asked for a recording that can't be there it answered %s.",
              "平台接受该应用的鉴权信息：查询一个不存在的录音，返回 %s。", code));
      return;
    }
    Refusal refusal = Refusals.of(code);
    String theirs = (code + " " + answered.description()).strip().replaceFirst("\\.$", "");
    Text said =
        new Text(
            "The platform answered %s: %s".formatted(theirs, refusal.meaning().en()),
            "平台返回 %s：%s".formatted(theirs, refusal.meaning().zh()));
    if (code.equals(OTHER_KIND)) {
      chart.ok(line, said);
    } else if (refusal.doing() == Doing.OPERATOR && refusal.known()) {
      chart.failed(line, said, refusal.advice());
    } else if (refusal.retry() == Retry.WAIT || refusal.retry() == Retry.CARE) {
      chart.unknown(line, said, text("Examine again in some minutes.", "请过几分钟重新检查。"));
    } else {
      chart.warning(line, said, refusal.advice());
    }
  }

  private void clock(Greeting.Answered answered, Chart chart) {
    Instant date = answered.date();
    if (date == null) {
      chart.unknown(
          CLOCK,
          text("The platform's answer has no Date.", "平台的应答中没有 Date 头。"),
          text("Compare this machine's clock with a time server.", "请将本机时钟与时间服务器比对。"));
      return;
    }
    Duration half = answered.took().dividedBy(2);
    Duration behind = Duration.between(answered.sentAt().plus(half), date.plus(HALF_A_SECOND));
    Duration error = half.plus(HALF_A_SECOND);
    Text seen =
        text(
            "Our clock is %s against the platform's, give or take %.1f s.",
            "本机时钟与平台相差 %s，误差 ±%.1f 秒。", seconds(behind.negated()), error.toMillis() / 1000.0);
    // Created is our time in the configured offset, read as UTC.
    Duration created = Duration.ofSeconds(config.createdOffset().getTotalSeconds()).minus(behind);
    if (created.abs().compareTo(REFUSED) >= 0) {
      chart.failed(
          CLOCK,
          seen.then(
              text(
                  "The platform refuses what is a day or more away (1010013).",
                  "相差一天及以上的请求会被平台拒绝（1010013）。")),
          SET_CLOCK);
    } else if (behind.abs().minus(error).compareTo(OFF) >= 0) {
      chart.warning(CLOCK, seen, SET_CLOCK);
    } else {
      chart.ok(CLOCK, seen);
    }
  }

  private static String seconds(Duration offset) {
    return String.format(Locale.ROOT, "%+.1f s", offset.toMillis() / 1000.0);
  }
}
