package io.dialbridge.alerts;

import io.dialbridge.values.Requester;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How calls about incidents are known among all others. */
final class AlertCalls {
  /** Who places them. Keys have no colon in their names, and people begin with {@code oidc}. */
  static final String REQUESTER = "bridge:alerts";

  private static final Pattern REFERENCE = Pattern.compile("alert:([0-9a-f-]{36}):([0-9]{1,9})");

  private AlertCalls() {}

  /**
   * @param number which of its calls, from 1
   */
  record Of(UUID incident, int number) {}

  static Requester requester(String app) {
    return new Requester(REQUESTER, Set.of(app), Set.of(app), "-");
  }

  /** The call's reference, and its idempotency key. */
  static String reference(UUID incident, int number) {
    return "alert:" + incident + ":" + number;
  }

  static Optional<Of> read(String reference) {
    Matcher matcher = REFERENCE.matcher(reference);
    return matcher.matches()
        ? Optional.of(new Of(UUID.fromString(matcher.group(1)), Integer.parseInt(matcher.group(2))))
        : Optional.empty();
  }
}
