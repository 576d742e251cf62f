package io.dialbridge.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.ZoneOffset;

/** How the platform is reached, and what its documents leave open. */
@ConfigMapping(prefix = "dialbridge.platform")
public interface PlatformConfig {
  /**
   * The APP access address of the console page "应用管理", for example
   * https://rtccall.cn-north-1.myhuaweicloud.cn:443.
   */
  URI url();

  /**
   * Header scheme of requests: aksk (current), or wsse (before 2022; whether it is still accepted
   * is not known).
   */
  @WithDefault("aksk")
  SignatureScheme scheme();

  /**
   * Offset of the header's Created time. UTC by default; the pages of 2026 say UTC+8, and both seem
   * to be accepted within 24 h.
   */
  @WithDefault("Z")
  ZoneOffset createdOffset();

  /** Milliseconds that a connection may take to come about. Until then nothing has been sent. */
  @WithDefault("3000")
  int connectTimeoutMillis();

  /**
   * Milliseconds that the platform may take to answer. Past it the outcome is unconfirmed, since
   * the call may be ringing.
   */
  @WithDefault("10000")
  int answerTimeoutMillis();

  /**
   * Requests to the platform under way at once in this process; further ones wait for a place twice
   * as long as an answer may take.
   */
  @WithDefault("100")
  int maxConcurrentRequests();
}
