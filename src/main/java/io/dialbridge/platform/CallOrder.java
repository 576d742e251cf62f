package io.dialbridge.platform;

import io.dialbridge.values.PhoneNumber;
import java.util.UUID;

/** A call to be placed, in our words: one of the platform's three kinds. */
public sealed interface CallOrder permits CallbackOrder, NotificationOrder, VerificationOrder {
  /** Travels as the platform's {@code userData} and comes back in every push. */
  UUID callId();

  App app();

  PhoneNumber callee();

  /** The display number that the callee sees. */
  PhoneNumber shownToCallee();
}
