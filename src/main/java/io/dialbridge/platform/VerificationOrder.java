package io.dialbridge.platform;

import io.dialbridge.values.PhoneNumber;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A verification code to be read to somebody, in our words. The code lives here and in the request
 * that is made of it, and nowhere else.
 *
 * @param code 2 to 8 digits
 * @param repeat how often the code is read, 1 to 9
 * @param promptBefore approved voice file played before the code
 * @param promptAfter approved voice file played after it; null: none
 */
public record VerificationOrder(
    UUID callId,
    App app,
    PhoneNumber callee,
    PhoneNumber shownToCallee,
    String code,
    int repeat,
    String promptBefore,
    @Nullable String promptAfter)
    implements CallOrder {

  /** Without number and code. */
  @Override
  public String toString() {
    return "verification " + callId;
  }
}
