package io.dialbridge.calls;

import io.dialbridge.values.DataKey;
import io.dialbridge.values.PhoneNumber;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of those who talk in a call.
 *
 * @param caller null in one-party calls
 */
public record Parties(@Nullable PhoneNumber caller, PhoneNumber callee) {
  private static final String PURPOSE = "parties";

  static Parties of(CallRequest request) {
    return new Parties(request.caller(), request.callee());
  }

  /** Both numbers, the caller's first, parted by a blank. */
  byte[] sealed(DataKey key) {
    String numbers = (caller == null ? "" : caller.e164()) + " " + callee.e164();
    return key.seal(PURPOSE, numbers.getBytes(StandardCharsets.US_ASCII));
  }

  static Parties opened(DataKey key, byte[] sealed) {
    String numbers = new String(key.open(PURPOSE, sealed), StandardCharsets.US_ASCII);
    int blank = numbers.indexOf(' ');
    return new Parties(
        blank == 0 ? null : new PhoneNumber(numbers.substring(0, blank)),
        new PhoneNumber(numbers.substring(blank + 1)));
  }

  /** Empty in one-party calls. */
  public Optional<PhoneNumber> callerIfAny() {
    return Optional.ofNullable(caller);
  }
}
