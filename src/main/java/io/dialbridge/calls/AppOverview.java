package io.dialbridge.calls;

import io.dialbridge.explain.AppTrouble;
import io.dialbridge.platform.App;
import io.dialbridge.platform.Apps;
import io.dialbridge.values.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How apps stand, put together from their ports, their queue and what the platform said. */
@ApplicationScoped
class AppOverview {
  private final Apps apps;
  private final Standings standings;
  private final CallQueue queue;
  private final Clock clock;

  AppOverview(Apps apps, Standings standings, CallQueue queue, Clock clock) {
    this.apps = apps;
    this.standings = standings;
    this.queue = queue;
    this.clock = clock;
  }

  /**
   * An app with what is known of it now.
   *
   * @param waiting null: no call waits
   */
  record Line(
      App app, Standings.Situation situation, int limit, CallQueue.@Nullable Length waiting) {
    AppStanding standing() {
      return situation.standing();
    }

    int taken() {
      return situation.taken();
    }
  }

  /** The apps of those names, in their order. */
  List<Line> of(Predicate<String> names) {
    Map<String, CallQueue.Length> waiting = queue.lengths();
    Instant now = clock.instant();
    return apps.all().stream()
        .filter(app -> names.test(app.name()))
        .map(
            app ->
                new Line(
                    app,
                    standings.look(app.name(), now),
                    standings.limit(app.name()),
                    waiting.get(app.name())))
        .toList();
  }

  AppResponse response(Line line, Language language) {
    Instant now = clock.instant();
    AppStanding standing = line.standing();
    int foreign = standing.foreign(now);
    String code = standing.refusedCode();
    Instant refusedAt = standing.refusedAt();
    return new AppResponse(
        line.app().name(),
        line.app().kind().name().toLowerCase(Locale.ROOT),
        line.app().displayNumbers().stream().map(number -> number.e164()).toList(),
        new AppResponse.Ports(
            line.limit(),
            line.taken(),
            foreign,
            Math.max(0, line.limit() - line.taken() - foreign)),
        line.waiting() == null
            ? new AppResponse.Queue(0, null)
            : new AppResponse.Queue(line.waiting().calls(), line.waiting().oldest()),
        word(standing, now),
        retryAt(standing, now),
        code == null || refusedAt == null
            ? null
            : new AppResponse.Refusal(code, AppTrouble.explain(code).in(language), refusedAt));
  }

  /** See the description of {@link AppResponse#standing}. */
  private static String word(AppStanding standing, Instant now) {
    if (standing.circuit(now) != AppStanding.Circuit.CLOSED) {
      return standing.isFrozen() ? "frozen" : "suspended";
    }
    if (standing.isPaused(now)) {
      return "paused";
    }
    return standing.refusedCode() == null ? "ok" : "refused";
  }

  private static @Nullable Instant retryAt(AppStanding standing, Instant now) {
    if (standing.circuit(now) == AppStanding.Circuit.OPEN) {
      return standing.circuitUntil();
    }
    return standing.isPaused(now) ? standing.pausedUntil() : null;
  }
}
