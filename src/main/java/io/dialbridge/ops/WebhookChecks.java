package io.dialbridge.ops;

import io.dialbridge.outbound.HostRule;
import io.dialbridge.webhooks.WebhooksConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** What can't work, or is dangerous, in the settings of webhooks. */
@ApplicationScoped
class WebhookChecks {
  private static final int MOST_AT_ONCE = 64;
  private static final int MOST_ENDPOINTS = 1000;

  /** What a killed process was sending waits two and a half times as long as both together. */
  private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

  private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);

  /** The last attempt is made after 76 hours. */
  private static final Duration SHORTEST_KEPT = Duration.ofDays(4);

  private final WebhooksConfig webhooks;

  WebhookChecks(WebhooksConfig webhooks) {
    this.webhooks = webhooks;
  }

  List<String> wrong() {
    List<String> wrong = new ArrayList<>();
    String at = "dialbridge.webhooks.";
    within(at + "at-once", webhooks.atOnce(), MOST_AT_ONCE, wrong);
    within(at + "max-endpoints", webhooks.maxEndpoints(), MOST_ENDPOINTS, wrong);
    within(at + "connect-timeout", webhooks.connectTimeout(), LONGEST_CONNECT, wrong);
    within(at + "answer-timeout", webhooks.answerTimeout(), LONGEST_ANSWER, wrong);
    if (webhooks.disableAfter().compareTo(Duration.ofHours(1)) < 0) {
      wrong.add(at + "disable-after: must be 1H or more");
    }
    if (webhooks.kept().compareTo(SHORTEST_KEPT) < 0) {
      wrong.add(at + "kept: must be 4D or more: deliveries are attempted for more than 3 days");
    }
    webhooks.privateHosts().orElse(List.of()).stream()
        .filter(host -> !HostRule.isOne(host))
        .forEach(
            host ->
                wrong.add(
                    at + "private-hosts: " + host + " is not like NAME, NAME:PORT or *.NAME"));
    return wrong;
  }

  List<String> unfitForProduction() {
    return webhooks.privateAddressesAllowed()
        ? List.of(
            "dialbridge.webhooks.private-addresses-allowed: customers name these addresses, and they must not lead into this network; list receivers inside it under dialbridge.webhooks.private-hosts")
        : List.of();
  }

  private static void within(String setting, int value, int most, List<String> wrong) {
    if (value < 1 || value > most) {
      wrong.add(setting + ": must be from 1 to " + most);
    }
  }

  private static void within(String setting, Duration value, Duration most, List<String> wrong) {
    if (value.compareTo(Duration.ofMillis(100)) < 0 || value.compareTo(most) > 0) {
      wrong.add(setting + ": must be from 100 ms to " + most.toSeconds() + " s");
    }
  }
}
