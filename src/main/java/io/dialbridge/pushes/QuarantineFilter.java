package io.dialbridge.pushes;

import io.dialbridge.problem.QueryParameters;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a list of the quarantine is narrowed to, read from the query.
 *
 * @param state null: entries in every state
 * @param seen the apps whose pushes the asker may see; null: all
 */
record QuarantineFilter(
    @Nullable QuarantineState state,
    @Nullable String app,
    @Nullable QuarantineReason reason,
    @Nullable Set<String> seen) {
  private static final String ALL = "all";

  static QuarantineFilter of(
      @Nullable String state,
      @Nullable String app,
      @Nullable String reason,
      @Nullable Set<String> seen) {
    return new QuarantineFilter(
        state == null ? QuarantineState.OPEN : state.equals(ALL) ? null : stateOf(state),
        QueryParameters.app(app),
        reason == null ? null : reasonOf(reason),
        seen);
  }

  private static QuarantineState stateOf(String word) {
    return Arrays.stream(QuarantineState.values())
        .filter(state -> state.word().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                QueryParameters.malformed(
                    "state",
                    oneOf(
                        Stream.concat(
                            Arrays.stream(QuarantineState.values()).map(QuarantineState::word),
                            Stream.of(ALL)))));
  }

  private static QuarantineReason reasonOf(String word) {
    return QuarantineReason.ofWord(word)
        .orElseThrow(
            () ->
                QueryParameters.malformed(
                    "reason",
                    oneOf(Arrays.stream(QuarantineReason.values()).map(QuarantineReason::word))));
  }

  private static String oneOf(Stream<String> words) {
    return words.collect(Collectors.joining(", ", "must be one of ", ""));
  }

  /** Newest first, from behind that id on. */
  List<QuarantinedPush> list(@Nullable Long behind, int limit) {
    return QuarantinedPush.list(
        state == null ? null : state.word(),
        app,
        reason == null ? null : reason.word(),
        seen,
        behind,
        limit);
  }

  /** What cursors of this list are bound to. */
  String binding() {
    return "quarantine\n%s\n%s\n%s".formatted(state, app, reason);
  }
}
