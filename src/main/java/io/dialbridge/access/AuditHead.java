package io.dialbridge.access;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where the audit log ends, or ended once: the id of an entry and its hash. */
record AuditHead(long id, byte[] hash) {
  /** Before the first entry. */
  static final AuditHead NONE = new AuditHead(0, new byte[AuditRecord.HASH_BYTES]);

  private static final Pattern FORM = Pattern.compile("([1-9][0-9]{0,17}):([0-9a-f]{64})");

  /** As {@link #toString} writes it. */
  static Optional<AuditHead> read(String text) {
    return Optional.of(FORM.matcher(text))
        .filter(Matcher::matches)
        .map(
            form ->
                new AuditHead(
                    Long.parseLong(form.group(1)), HexFormat.of().parseHex(form.group(2))));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof AuditHead head && head.id == id && Arrays.equals(head.hash, hash);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(hash);
  }

  @Override
  public String toString() {
    return id + ":" + HexFormat.of().formatHex(hash);
  }
}
