package io.dialbridge.limits;

import java.time.Duration;
import java.util.Map;

/**
 * What a limit says to one more.
 *
 * @param granted whether it may go on
 * @param retryAfter whole seconds, until there is one more
 * @param fields of the answer's header, as in draft-ietf-httpapi-ratelimit-headers-10
 */
public record Allowance(boolean granted, Duration retryAfter, Map<String, String> fields) {
  static final String POLICY_FIELD = "RateLimit-Policy";
  static final String STATE_FIELD = "RateLimit";
}
