package io.dialbridge.ops;

import io.dialbridge.alerts.AlertsConfig;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Of the settings of the alert bridge, those that can't work. */
@ApplicationScoped
class AlertChecks {
  private static final String AT = "dialbridge.alerts.";
  private static final int MOST_MINUTES = 7 * 24 * 60;

  private final AlertsConfig config;

  AlertChecks(AlertsConfig config) {
    this.config = config;
  }

  List<String> wrong() {
    List<String> wrong = new ArrayList<>();
    if (config.silenceMinutes() < 1 || config.silenceMinutes() > MOST_MINUTES) {
      wrong.add(AT + "silence-minutes: must be from 1 to " + MOST_MINUTES);
    }
    AlertsConfig.Alertmanager alertmanager = config.alertmanager();
    Optional<URI> url = alertmanager.url();
    if (url.isPresent()
        && (url.get().getHost() == null
            || !List.of("http", "https").contains(String.valueOf(url.get().getScheme())))) {
      wrong.add(AT + "alertmanager.url: must be like https://alertmanager.example.com");
    }
    if (alertmanager.token().isPresent() && alertmanager.username().isPresent()) {
      wrong.add(AT + "alertmanager.token: can't go with alertmanager.username; leave one out");
    }
    if (alertmanager.username().isPresent() != alertmanager.password().isPresent()) {
      wrong.add(AT + "alertmanager.username: needs alertmanager.password, and it the name");
    }
    return wrong;
  }

  /** A silence says who is on call, and comes with a password. */
  List<String> unfitForProduction() {
    return config
        .alertmanager()
        .url()
        .filter(url -> !"https".equals(url.getScheme()))
        .map(url -> List.of(AT + "alertmanager.url: is spoken to by https only"))
        .orElse(List.of());
  }
}
