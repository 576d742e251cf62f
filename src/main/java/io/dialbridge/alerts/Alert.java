package io.dialbridge.alerts;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.Map;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * One alert of a group, as far as it is kept.
 *
 * @param fingerprint by which its system knows it; older ones don't tell
 * @param startsAt as it came
 */
@RegisterForReflection
record Alert(
    boolean firing,
    SortedMap<String, String> labels,
    Map<String, String> annotations,
    @Nullable String startsAt,
    @Nullable String fingerprint) {

  /** The same as long as it fires without a pause. */
  String firingKey() {
    return (fingerprint == null ? labels.toString() : fingerprint) + " " + startsAt;
  }
}
