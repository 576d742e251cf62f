package io.dialbridge.access;

import io.dialbridge.problem.QueryParameters;
import io.dialbridge.values.PlainText;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a list of audit entries is narrowed to, read from the query. */
record AuditFilter(
    @Nullable String actor,
    @Nullable String action,
    @Nullable Instant since,
    @Nullable Instant until) {
  private static final int MOST_CHARACTERS = 128;

  static AuditFilter of(
      @Nullable String actor,
      @Nullable String action,
      @Nullable String since,
      @Nullable String until) {
    return new AuditFilter(
        word("actor", actor),
        word("action", action),
        QueryParameters.time("since", since),
        QueryParameters.time("until", until));
  }

  private static @Nullable String word(String name, @Nullable String text) {
    if (text != null
        && (text.isEmpty() || text.length() > MOST_CHARACTERS || !PlainText.Check.isPlain(text))) {
      throw QueryParameters.malformed(name, "must have 1 to 128 printable characters");
    }
    return text;
  }

  /** Newest first, from behind that id on. */
  List<AuditEntry> list(@Nullable Long behind, int limit) {
    StringBuilder query = new StringBuilder("1 = 1");
    Map<String, Object> parameters = new HashMap<>();
    narrow(query, parameters, "actor = :actor", "actor", actor);
    narrow(query, parameters, "action = :action", "action", action);
    narrow(query, parameters, "writtenAt >= :since", "since", since);
    narrow(query, parameters, "writtenAt < :until", "until", until);
    narrow(query, parameters, "id < :behind", "behind", behind);
    return AuditEntry.<AuditEntry>find(query + " order by id desc", parameters)
        .page(0, limit)
        .list();
  }

  private static void narrow(
      StringBuilder query,
      Map<String, Object> parameters,
      String condition,
      String name,
      @Nullable Object value) {
    if (value != null) {
      query.append(" and ").append(condition);
      parameters.put(name, value);
    }
  }

  /** What cursors of this list are bound to. */
  String binding() {
    return "audit\n%s\n%s\n%s\n%s".formatted(since, until, action, actor);
  }
}
