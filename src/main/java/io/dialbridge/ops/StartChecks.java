package io.dialbridge.ops;

import io.dialbridge.access.AccessConfig;
import io.dialbridge.bills.BillsConfig;
import io.dialbridge.calls.CallsConfig;
import io.dialbridge.calls.LateBillsConfig;
import io.dialbridge.limits.LimitsConfig;
import io.dialbridge.platform.App;
import io.dialbridge.platform.Apps;
import io.dialbridge.platform.PlatformConfig;
import io.dialbridge.platform.PushAddress;
import io.dialbridge.privacy.RetentionConfig;
import io.dialbridge.protection.Protections;
import io.dialbridge.pushes.PushesConfig;
import io.dialbridge.recordings.RecordingsConfig;
import io.dialbridge.values.Seal;
import io.dialbridge.values.SealingConfig;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigUtils;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses to start on settings that can't work, and in production (profile {@code prod}) on those
 * that are meant for a desk. Says all that is wrong at once, each with the name of its setting.
 */
@ApplicationScoped
class StartChecks {
  /** As many as the column of amounts keeps. */
  private static final int MOST_DECIMALS = 4;

  private static final int MOST_LATE_MINUTES = 419;

  private static final Duration SHORTEST_WINDOW = Duration.ofSeconds(1);
  private static final Duration LONGEST_WINDOW = Duration.ofDays(1);

  /** Well before the connection counts as idle. */
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(30);

  private static final Set<String> DESK_HOSTS =
      Set.of("localhost", "127.0.0.1", "0.0.0.0", "[::1]");

  private final Apps apps;
  private final PushAddress pushAddress;
  private final PlatformConfig platform;
  private final AccessConfig access;
  private final CallsConfig calls;
  private final BillsConfig bills;
  private final LateBillsConfig lateBills;
  private final RecordingsConfig recordings;
  private final WebhookChecks webhooks;
  private final PushesConfig pushes;
  private final LimitsConfig limits;
  private final RetentionConfig retention;
  private final Protections protections;
  private final SealingConfig sealing;
  private final Seal seal;
  private final PeopleChecks people;
  private final TransportChecks transport;
  private final PacingChecks pacing;
  private final AlertChecks alerts;

  StartChecks(
      Apps apps,
      PushAddress pushAddress,
      PlatformConfig platform,
      AccessConfig access,
      CallsConfig calls,
      BillsConfig bills,
      LateBillsConfig lateBills,
      RecordingsConfig recordings,
      WebhookChecks webhooks,
      PushesConfig pushes,
      LimitsConfig limits,
      RetentionConfig retention,
      Protections protections,
      SealingConfig sealing,
      Seal seal,
      PeopleChecks people,
      TransportChecks transport,
      PacingChecks pacing,
      AlertChecks alerts) {
    this.apps = apps;
    this.pushAddress = pushAddress;
    this.platform = platform;
    this.access = access;
    this.calls = calls;
    this.bills = bills;
    this.lateBills = lateBills;
    this.recordings = recordings;
    this.webhooks = webhooks;
    this.pushes = pushes;
    this.limits = limits;
    this.retention = retention;
    this.protections = protections;
    this.sealing = sealing;
    this.seal = seal;
    this.people = people;
    this.transport = transport;
    this.pacing = pacing;
    this.alerts = alerts;
  }

  void check(@Observes @Priority(1) StartupEvent event) {
    List<String> wrong = new ArrayList<>();
    seal.of("start-check"); // builds the bean, which checks its key
    for (App app : apps.all()) {
      try {
        pushAddress.check(app);
      } catch (IllegalArgumentException e) {
        wrong.add(String.valueOf(e.getMessage()));
      }
    }
    if (bills.pricePerMinute().scale() > MOST_DECIMALS || bills.pricePerMinute().signum() < 0) {
      wrong.add(
          "dialbridge.bills.price-per-minute: must not be negative nor have more than "
              + MOST_DECIMALS
              + " decimals");
    }
    if (lateBills.lateMinutes() < 1 || lateBills.lateMinutes() > MOST_LATE_MINUTES) {
      wrong.add(
          "dialbridge.bills.late-minutes: must be from 1 to "
              + MOST_LATE_MINUTES
              + ": 7 hours after a call its bill can no longer come");
    }
    if (pushes.readers() < 1) {
      wrong.add("dialbridge.pushes.readers: without a reader no push would ever be read");
    }
    wrong.addAll(limits());
    wrong.addAll(retention());
    wrong.addAll(protections.wrong());
    wrong.addAll(transport.wrong());
    wrong.addAll(pacing.wrong());
    wrong.addAll(webhooks.wrong());
    wrong.addAll(alerts.wrong());
    boolean production = ConfigUtils.isProfileActive("prod");
    wrong.addAll(people.wrong(production));
    if (production) {
      wrong.addAll(unfitForProduction());
      wrong.addAll(transport.unfitForProduction());
      wrong.addAll(pacing.unfitForProduction());
      wrong.addAll(webhooks.unfitForProduction());
      wrong.addAll(alerts.unfitForProduction());
    }
    if (!wrong.isEmpty()) {
      throw new IllegalStateException(
          "Dialbridge does not start:\n  " + String.join("\n  ", wrong));
    }
  }

  private List<String> limits() {
    List<String> wrong = new ArrayList<>();
    Map.of(
            "creates", limits.creates(),
            "requests", limits.requests(),
            "per-callee", limits.perCallee(),
            "failures", limits.failures(),
            "failures-delayed", limits.failuresDelayed())
        .forEach(
            (setting, number) -> {
              if (number < 1) {
                wrong.add(
                    "dialbridge.limits." + setting + ": with less than 1 nothing gets through");
              }
            });
    Map.of(
            "creates-window", limits.createsWindow(),
            "requests-window", limits.requestsWindow(),
            "per-callee-window", limits.perCalleeWindow(),
            "failures-window", limits.failuresWindow())
        .forEach(
            (setting, window) -> {
              if (window.compareTo(SHORTEST_WINDOW) < 0 || window.compareTo(LONGEST_WINDOW) > 0) {
                wrong.add("dialbridge.limits." + setting + ": must be from 1S to 1D");
              }
            });
    if (limits.failuresDelay().isNegative()
        || limits.failuresDelay().compareTo(LONGEST_DELAY) > 0) {
      wrong.add("dialbridge.limits.failures-delay: must be from 0S to 30S");
    }
    return wrong;
  }

  /** A call can be unsettled for more than a day, and its bill be repeated for hours after that. */
  private List<String> retention() {
    List<String> wrong = new ArrayList<>();
    atLeast(7, "pushes", Optional.of(retention.pushes()), wrong);
    atLeast(1, "incidents", Optional.of(retention.incidents()), wrong);
    atLeast(1, "numbers", retention.numbers(), wrong);
    atLeast(7, "events", retention.events(), wrong);
    atLeast(14, "recordings", retention.recordings(), wrong);
    atLeast(30, "calls", retention.calls(), wrong);
    return wrong;
  }

  private static void atLeast(
      int days, String setting, Optional<Duration> kept, List<String> wrong) {
    if (kept.isPresent() && kept.get().compareTo(Duration.ofDays(days)) < 0) {
      wrong.add("dialbridge.retention." + setting + ": must be " + days + "D or more");
    }
  }

  private List<String> unfitForProduction() {
    List<String> wrong = new ArrayList<>();
    if (apps.all().isEmpty()) {
      wrong.add("dialbridge.apps: no app is configured");
    }
    if (access.deskKey().isPresent()) {
      wrong.add(
          "dialbridge.access.desk-key: a key from the configuration, with every scope, is for a desk; make keys with the command create-key");
    }
    if (calls.testNumbersAllowed()) {
      wrong.add(
          "dialbridge.calls.test-numbers-allowed: test numbers are the twin's and must not be called in production");
    }
    if (recordings.privateAddressesAllowed()) {
      wrong.add(
          "dialbridge.recordings.private-addresses-allowed: addresses of recordings come from outside and must not lead into this network");
    }
    if (sealing.key().chars().distinct().count() < 8) {
      wrong.add("dialbridge.sealing.key: this key is not random");
    }
    if (!"https".equals(platform.url().getScheme())) {
      wrong.add("dialbridge.platform.url: the platform is spoken to by https only");
    }
    if (platform.url().getHost() == null || DESK_HOSTS.contains(platform.url().getHost())) {
      wrong.add(
          "dialbridge.platform.url: "
              + platform.url().getHost()
              + " is a twin on a desk, not the platform; use profile trial for that");
    }
    for (App app : apps.all()) {
      if (!pushAddress.of(app, app.pushSecrets().getFirst()).startsWith("https://")) {
        wrong.add(
            "dialbridge.public.url: pushes carry phone numbers and their secret; the address must begin with https://");
        break;
      }
    }
    for (App app : apps.all()) {
      for (String secret : app.pushSecrets()) {
        if (secret.chars().distinct().count() < 8) {
          wrong.add("dialbridge.apps." + app.name() + ".push-secrets: a secret is not random");
        }
      }
    }
    return wrong;
  }
}
