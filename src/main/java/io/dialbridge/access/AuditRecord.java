package io.dialbridge.access;

import io.dialbridge.values.AuditLog.Act;
import io.dialbridge.values.Requester;
import io.dialbridge.values.StorableText;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** What an entry of the audit log says, as it is stored. */
record AuditRecord(
    long id,
    Instant at,
    String actor,
    String action,
    String target,
    @Nullable String reason,
    String address) {
  static final int HASH_BYTES = 32;

  private static final int MOST_CHARACTERS = 1_000;

  static AuditRecord of(long id, Instant now, Requester requester, Act act) {
    return new AuditRecord(
        id,
        now.truncatedTo(ChronoUnit.MICROS), // As the database keeps it.
        requester.name(),
        act.action(),
        StorableText.of(act.target(), MOST_CHARACTERS),
        act.reason() == null ? null : StorableText.of(act.reason(), MOST_CHARACTERS),
        requester.address());
  }

  /** SHA-256 over the hash of the entry before it and all fields, each behind its length. */
  byte[] hash(byte[] previous) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream parts = new DataOutputStream(bytes)) {
      part(parts, previous);
      parts.writeLong(id);
      parts.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, at));
      part(parts, actor);
      part(parts, action);
      part(parts, target);
      parts.writeBoolean(reason != null);
      part(parts, reason == null ? "" : reason);
      part(parts, address);
      return MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("memory can be written", e);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }

  private static void part(DataOutputStream parts, String text) throws IOException {
    part(parts, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void part(DataOutputStream parts, byte[] bytes) throws IOException {
    parts.writeInt(bytes.length);
    parts.write(bytes);
  }
}
