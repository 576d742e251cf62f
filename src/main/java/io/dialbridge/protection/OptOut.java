package io.dialbridge.protection;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who does not want to be called.
 *
 * @param app under which; null: under any
 * @param callId the call in which they said so by keys; null: it was told through the API
 * @param createdBy the key or person that told it; null: the callee
 */
record OptOut(
    UUID id,
    String numberMasked,
    @Nullable String app,
    Source source,
    @Nullable UUID callId,
    @Nullable String reason,
    @Nullable String createdBy,
    Instant createdAt) {

  /** How it came to be known. */
  enum Source {
    API,
    KEYS
  }

  static OptOut of(ResultSet row) throws SQLException {
    return new OptOut(
        row.getObject("id", UUID.class),
        row.getString("number_masked"),
        row.getString("app"),
        Source.valueOf(row.getString("source")),
        row.getObject("call_id", UUID.class),
        row.getString("reason"),
        row.getString("created_by"),
        row.getTimestamp("created_at").toInstant());
  }
}
