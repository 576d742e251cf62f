package io.dialbridge.alerts;

import io.dialbridge.calls.PreflightResponse;
import io.dialbridge.calls.RoomDesk;
import io.dialbridge.problem.ProblemException;
import io.dialbridge.values.Language;
import io.dialbridge.values.Requester;
import io.dialbridge.values.Vault;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Says who would be called about a group of alerts. Calls nobody, and keeps nothing. */
@ApplicationScoped
class DryRun {
  /** Not against anything: who only asks need not hear it. */
  private static final Set<String> SILENT = Set.of("passed", "unknown");

  private final RoomDesk desk;
  private final Vault vault;
  private final Clock clock;

  DryRun(RoomDesk desk, Vault vault, Clock clock) {
    this.desk = desk;
    this.vault = vault;
    this.clock = clock;
  }

  /** What it goes by, read before rules are asked in transactions of their own. */
  private record Way(
      @Nullable Incident open, @Nullable AlertRoute route, @Nullable Instant heldUntil) {}

  DryRunResponse of(AlertGroup group, Requester by, Language language) {
    Way way = QuarkusTransaction.requiringNew().call(() -> way(group, by));
    AlertRoute route = way.route();
    if (route == null) {
      return response(outcome(group, way), way, null, null, List.of(), List.of());
    }
    AlertChain chain = route.chain();
    List<String> words =
        Words.fill(chain.words(), new Words.Subject(group, Math.max(1, group.firingCount()), 1));
    return response(
        outcome(group, way), way, route, chain, words, calls(route, chain, words, language));
  }

  private Way way(AlertGroup group, Requester by) {
    AlertRoute route = RouteDesk.routeOf(group, by).orElse(null);
    Instant held = route == null ? null : route.holding(clock.instant()).orElse(null);
    Incident open =
        group.key().isEmpty()
            ? null
            : Incident.lookFor(group.hash())
                .filter(incident -> !incident.isForgottenBy(group))
                .filter(incident -> incident.app() != null && by.maySee(incident.app()))
                .orElse(null);
    return new Way(open, route, held);
  }

  private static String outcome(AlertGroup group, Way way) {
    if (!group.firing()) {
      return "resolved";
    }
    if (way.open() != null) {
      return "updated";
    }
    if (way.route() == null) {
      return "unrouted";
    }
    return way.heldUntil() == null ? "called" : "held";
  }

  private static DryRunResponse response(
      String outcome,
      Way way,
      @Nullable AlertRoute route,
      @Nullable AlertChain chain,
      List<String> words,
      List<DryRunResponse.Call> calls) {
    return new DryRunResponse(
        outcome,
        way.open() == null ? null : way.open().id().toString(),
        route == null ? null : route.id().toString(),
        chain == null ? null : chain.id().toString(),
        chain == null ? null : chain.name(),
        route == null ? null : route.isCritical(),
        way.heldUntil(),
        chain == null ? null : chain.template(),
        words,
        calls);
  }

  private List<DryRunResponse.Call> calls(
      AlertRoute route, AlertChain chain, List<String> words, Language language) {
    List<ChainStep> steps = chain.steps(vault);
    Map<String, List<PreflightResponse.Finding>> against = new HashMap<>();
    List<DryRunResponse.Call> calls = new ArrayList<>();
    Optional<Place> place = Optional.of(Place.FIRST);
    while (place.isPresent()) {
      Place at = place.get();
      ChainStep step = steps.get(at.step());
      calls.add(
          new DryRunResponse.Call(
              at.round() + 1,
              at.step() + 1,
              at.attempt() + 1,
              step.name(),
              step.masked(),
              calls.size() * chain.waitMinutes(),
              against.computeIfAbsent(
                  step.number(), number -> against(route, chain, step, words, language))));
      place = at.next(steps, chain.rounds(), false);
    }
    return calls;
  }

  private List<PreflightResponse.Finding> against(
      AlertRoute route, AlertChain chain, ChainStep step, List<String> words, Language language) {
    try {
      return desk
          .preflight(
              Escalation.request(chain, step, words, null),
              AlertCalls.requester(chain.app()),
              route.isCritical(),
              language)
          .verdicts()
          .stream()
          .filter(verdict -> !SILENT.contains(verdict.verdict()))
          .toList();
    } catch (ProblemException e) {
      return List.of(
          new PreflightResponse.Finding(
              "request", "refused", e.detail().in(language), e.kind().slug()));
    }
  }
}
