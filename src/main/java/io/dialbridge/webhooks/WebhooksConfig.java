package io.dialbridge.webhooks;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** How webhooks are sent. */
@ConfigMapping(prefix = "dialbridge.webhooks")
public interface WebhooksConfig {
  /**
   * Receivers inside your own network, separated by commas: NAME, NAME:PORT or *.NAME. Only these
   * may lie at private addresses; they are still spoken to by https.
   */
  Optional<List<String>> privateHosts();

  /**
   * Whether webhooks may be sent by http and to loopback and private addresses, as on a desk.
   * Production refuses to start with true.
   */
  @WithDefault("false")
  boolean privateAddressesAllowed();

  /** How long a connection to a receiver may take to come about, its TLS handshake included. */
  @WithDefault("3S")
  Duration connectTimeout();

  /** How long a receiver may take from the request to the end of its answer. */
  @WithDefault("15S")
  Duration answerTimeout();

  /** Deliveries at once to one endpoint, by each process: 1 to 64. */
  @WithDefault("8")
  int atOnce();

  /** Endpoints that there may be: 1 to 1000. */
  @WithDefault("100")
  int maxEndpoints();

  /** Failures for so long, without a success in between, disable an endpoint. */
  @WithDefault("5D")
  Duration disableAfter();

  /**
   * How long events are kept, with what became of their deliveries: at least 4 days, since the last
   * attempt is made after more than 3.
   */
  @WithDefault("30D")
  Duration kept();
}
