package io.dialbridge.bills;

import io.dialbridge.calls.AwaitedBill;
import io.dialbridge.problem.QueryParameters;
import io.dialbridge.values.Requester;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a list of overdue bills is narrowed to, read from the query.
 *
 * @param app the one that was asked for; null: all
 * @param apps those whose calls are shown; null: all
 */
record OverdueFilter(
    Set<AwaitedBill.State> states, @Nullable String app, @Nullable Set<String> apps) {

  static OverdueFilter of(@Nullable String state, @Nullable String app, Requester requester) {
    String only = QueryParameters.app(app);
    return new OverdueFilter(
        state == null ? EnumSet.allOf(AwaitedBill.State.class) : Set.of(stateOf(state)),
        only,
        only == null ? requester.seen() : requester.maySee(only) ? Set.of(only) : Set.of());
  }

  private static AwaitedBill.State stateOf(String word) {
    return Arrays.stream(AwaitedBill.State.values())
        .filter(state -> state.word().equals(word))
        .findFirst()
        .orElseThrow(() -> QueryParameters.malformed("state", "must be late or lost"));
  }

  /** What cursors of this list are bound to. */
  String binding() {
    return "overdue bills\n%s\n%s".formatted(states, app);
  }
}
