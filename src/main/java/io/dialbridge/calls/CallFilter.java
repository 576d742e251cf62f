package io.dialbridge.calls;

import io.dialbridge.problem.QueryParameters;
import io.dialbridge.values.PlainText;
import io.dialbridge.values.Requester;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a list of calls is narrowed to, read from the query.
 *
 * @param seen the apps whose calls the asker may see; null: all
 * @param token the client token that asks, and sees only what it placed or watches; null: a key
 */
record CallFilter(
    @Nullable CallKind kind,
    @Nullable CallStatus status,
    @Nullable String reference,
    @Nullable Instant from,
    @Nullable Instant to,
    @Nullable Set<String> seen,
    Requester.@Nullable Token token) {

  static CallFilter of(
      @Nullable String kind,
      @Nullable String status,
      @Nullable String reference,
      @Nullable String from,
      @Nullable String to,
      Requester requester) {
    if (reference != null
        && (reference.isEmpty()
            || reference.length() > 128
            || !PlainText.Check.isPlain(reference))) {
      throw QueryParameters.malformed("reference", "must have 1 to 128 printable characters");
    }
    return new CallFilter(
        kind == null ? null : kindOf(kind),
        status == null
            ? null
            : CallStatus.ofWord(status)
                .orElseThrow(
                    () -> QueryParameters.malformed("status", "must be one of " + words())),
        reference,
        QueryParameters.time("createdFrom", from),
        QueryParameters.time("createdTo", to),
        requester.seen(),
        requester.token());
  }

  private static CallKind kindOf(String word) {
    for (CallKind kind : CallKind.values()) {
      if (kind.word().equals(word)) {
        return kind;
      }
    }
    throw QueryParameters.malformed("kind", "must be callback, notification or verification");
  }

  private static String words() {
    return Arrays.stream(CallStatus.values())
        .map(CallStatus::word)
        .collect(Collectors.joining(", "));
  }

  /** Newest first, from behind that id on. */
  List<CallSession> list(@Nullable UUID behind, int limit) {
    StringBuilder query = new StringBuilder("1 = 1");
    Map<String, Object> parameters = new HashMap<>();
    narrow(query, parameters, "kind = :kind", "kind", kind);
    narrow(query, parameters, "status = :status", "status", status);
    narrow(query, parameters, "reference = :reference", "reference", reference);
    narrow(query, parameters, "createdAt >= :from", "from", from);
    narrow(query, parameters, "createdAt < :to", "to", to);
    narrow(query, parameters, "app in :seen", "seen", seen);
    if (token != null) {
      narrow(query, parameters, "(clientToken = :token or id = :watched)", "token", token.id());
      parameters.put("watched", token.watched() == null ? token.id() : token.watched());
    }
    narrow(query, parameters, "id < :behind", "behind", behind);
    return CallSession.<CallSession>find(query + " order by id desc", parameters)
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
    return "calls\n%s\n%s\n%s\n%s\n%s"
        .formatted(kind, status, from, to, reference)
        .toLowerCase(Locale.ROOT);
  }
}
