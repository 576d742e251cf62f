package io.dialbridge.live;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.Optional;

/** How calls are streamed. */
@ConfigMapping(prefix = "dialbridge.live")
public interface LiveConfig {
  /**
   * JDBC address that leads straight to PostgreSQL, for the one connection per process that listens
   * for changes; needed where quarkus.datasource.jdbc.url leads through a pooler that pools
   * transactions, behind which nothing can be heard. Without it the datasource's own address.
   */
  Optional<String> directUrl();

  /**
   * After how long a stream ends, so that its client resumes it, maybe elsewhere; shorter than the
   * time-outs of everything in between (Knative: 300 s). At most 5M.
   */
  @WithDefault("4M30S")
  Duration longest();

  /** How often an open stream is written to, if only to keep it open. At most 1M. */
  @WithDefault("15S")
  Duration heartbeat();
}
