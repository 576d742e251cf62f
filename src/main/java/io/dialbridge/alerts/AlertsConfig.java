package io.dialbridge.alerts;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** How acknowledgements are posted back. */
@ConfigMapping(prefix = "dialbridge.alerts")
public interface AlertsConfig {
  /** The Alertmanager that is told. */
  Alertmanager alertmanager();

  /** Minutes for which an acknowledged group is silenced there, 1 to 10080. */
  @WithDefault("120")
  int silenceMinutes();

  /** Where it is, and who we are. */
  interface Alertmanager {
    /**
     * Base address of the Alertmanager that gets a silence for each group that is acknowledged, for
     * example https://alertmanager.example.com; left out: none does.
     */
    Optional<URI> url();

    /** Sent there as a Bearer token. */
    Optional<String> token();

    /** Name for Basic authentication there, with the password below. */
    Optional<String> username();

    /** Password for it. */
    Optional<String> password();
  }
}
