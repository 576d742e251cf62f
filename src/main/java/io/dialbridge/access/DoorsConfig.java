package io.dialbridge.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** How many requests each door lets in at once; one too many gets 503 with Retry-After. */
@ConfigMapping(prefix = "dialbridge.doors")
public interface DoorsConfig {
  /** Pushes of the platform under way at once in this process. */
  @WithDefault("512")
  int pushes();

  /**
   * Requests under way at once in this process that place or stop a call, or change anything else.
   */
  @WithDefault("1024")
  int commands();

  /**
   * Imports of bills under way at once in this process; each holds a database connection and a few
   * megabytes, whatever its size.
   */
  @WithDefault("2")
  int imports();

  /**
   * Requests under way at once in this process that only read; fetching audio is bounded by
   * dialbridge.recordings.max-concurrent.
   */
  @WithDefault("256")
  int reads();

  /** Streams open at once in this process; each holds some kilobytes and no database connection. */
  @WithDefault("2500")
  int streams();
}
