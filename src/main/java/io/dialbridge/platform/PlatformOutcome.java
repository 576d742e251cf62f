package io.dialbridge.platform;

import org.jspecify.annotations.Nullable;

/** What became of one request to the platform. */
public sealed interface PlatformOutcome {
  /**
   * The platform took it.
   *
   * @param sessionId the platform's name for the call; null for a stop, and where the platform left
   *     it out
   * @param idlePorts ports still free, where asked for and told
   */
  record Accepted(@Nullable String sessionId, @Nullable Integer idlePorts)
      implements PlatformOutcome {}

  /** The platform answered with a result code that means: nothing was started. */
  record Refused(String code, String description, int httpStatus) implements PlatformOutcome {}

  /** Nothing was sent: no connection came about. */
  record Unreachable(String reason) implements PlatformOutcome {}

  /**
   * It was sent, and what became of it is not known: no answer, an unreadable one, or a code that
   * leaves it open.
   */
  record Unconfirmed(String reason) implements PlatformOutcome {}
}
