package io.dialbridge.explain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Final SIP statuses as reasons of a leg that failed; the vendor publishes no table of its own. */
final class SipStatuses {
  private SipStatuses() {}

  /** Empty for what is no failure: absent, 0, provisional, successful, redirected. */
  static Optional<LegFailure> failure(@Nullable Integer status) {
    if (status == null || status < 400) {
      return Optional.empty();
    }
    return Optional.of(
        switch (status) {
          case 404, 410, 484, 604 -> LegFailure.UNKNOWN_NUMBER;
          case 408, 487 -> LegFailure.NO_ANSWER;
          case 486, 600 -> LegFailure.BUSY;
          case 403, 603 -> LegFailure.REJECTED;
          // Events tell out of reach (8103) from powered off (8104); 480 does not.
          case 480 -> LegFailure.UNREACHABLE;
          default -> LegFailure.NETWORK;
        });
  }
}
