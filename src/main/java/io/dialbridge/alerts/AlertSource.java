package io.dialbridge.alerts;

import java.util.Locale;

/** Who posts alerts. */
enum AlertSource {
  /** Prometheus' Alertmanager, or whatever posts in its form. */
  ALERTMANAGER("4"),
  /** Grafana's unified alerting. */
  GRAFANA("1");

  private final String version;

  AlertSource(String version) {
    this.version = version;
  }

  /** Of its webhook, that is understood here. */
  String version() {
    return version;
  }

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
