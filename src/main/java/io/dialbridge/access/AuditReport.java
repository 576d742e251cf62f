package io.dialbridge.access;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a check of the audit log found.
 *
 * @param head where it ends
 * @param broken how many entries are missing or are not what was written
 * @param unchecked how many entries at its end nothing vouches for, since the keys of their seals
 *     are not configured
 */
record AuditReport(
    long entries,
    @Nullable Instant first,
    @Nullable Instant last,
    AuditHead head,
    long broken,
    @Nullable Fault firstBroken,
    long unchecked,
    @Nullable String unknownKey) {

  /** What is wrong with which entry. */
  record Fault(long id, String what) {}

  String line() {
    StringBuilder line = new StringBuilder("entries ").append(entries);
    if (entries > 0) {
      line.append(", first ").append(first).append(", last ").append(last);
      line.append(", head ").append(head);
    }
    line.append(", broken ").append(broken);
    if (firstBroken != null) {
      line.append(" (the first is %d: %s)".formatted(firstBroken.id(), firstBroken.what()));
    }
    if (unchecked > 0) {
      line.append(", cannot be checked ").append(unchecked);
      line.append(
          " (the last ones, sealed under key %s, which is not configured)".formatted(unknownKey));
    }
    return line.toString();
  }
}
