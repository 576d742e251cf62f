package io.dialbridge.alerts;

import io.dialbridge.values.Requester;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.LockModeType;
import jakarta.persistence.ManyToOne;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** Which alerts go to which chain. */
@Entity
@NullUnmarked // Hibernate fills the fields,
@SuppressWarnings("UnusedVariable") // and reads them.
public class AlertRoute extends PanacheEntityBase {
  private static final int USUAL_HOLD_SECONDS = 60;

  @Id private UUID id;
  private int position;

  @JdbcTypeCode(SqlTypes.JSON)
  private List<LabelMatcher> matchers;

  @ManyToOne(fetch = FetchType.LAZY, optional = false)
  @JoinColumn(name = "chain_id")
  private AlertChain chain;

  private boolean critical;
  private int holdSeconds;
  private @Nullable Instant heldUntil;
  private Instant createdAt;
  private String createdBy;
  private Instant updatedAt;
  private String updatedBy;

  protected AlertRoute() {}

  static AlertRoute of(UUID id, RouteRequest asked, AlertChain chain, Requester by, Instant now) {
    AlertRoute route = new AlertRoute();
    route.id = id;
    route.createdAt = now;
    route.createdBy = by.name();
    route.become(asked, chain, by, now);
    return route;
  }

  void become(RouteRequest asked, AlertChain to, Requester by, Instant now) {
    position = asked.position();
    matchers =
        asked.matchers().stream()
            .map(match -> new LabelMatcher(match.label(), match.op(), match.value()))
            .toList();
    chain = to;
    critical = Objects.requireNonNullElse(asked.critical(), false);
    holdSeconds = Objects.requireNonNullElse(asked.holdSeconds(), USUAL_HOLD_SECONDS);
    updatedAt = now;
    updatedBy = by.name();
  }

  /** All, in the order in which they are tried, with their chains. */
  static List<AlertRoute> inOrder() {
    return find("from AlertRoute r join fetch r.chain order by r.position, r.id").list();
  }

  static Optional<AlertRoute> locked(UUID id) {
    return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** Whether it is meant for the group. */
  boolean takes(AlertGroup group) {
    List<LabelMatcher.Test> tests = matchers.stream().map(LabelMatcher::test).toList();
    for (Map<String, String> labels : group.labelSets()) {
      if (tests.stream().allMatch(test -> test.matches(labels))) {
        return true;
      }
    }
    return false;
  }

  /** When further incidents are told of; empty: at once, and those that follow are held. */
  Optional<Instant> hold(Instant now) {
    if (holdSeconds > 0 && heldUntil != null && heldUntil.isAfter(now)) {
      return Optional.of(heldUntil);
    }
    heldUntil = holdSeconds == 0 ? null : now.plusSeconds(holdSeconds);
    return Optional.empty();
  }

  /** As {@link #hold} would say, changing nothing. */
  Optional<Instant> holding(Instant now) {
    return holdSeconds > 0 && heldUntil != null && heldUntil.isAfter(now)
        ? Optional.of(heldUntil)
        : Optional.empty();
  }

  UUID id() {
    return id;
  }

  int position() {
    return position;
  }

  AlertChain chain() {
    return chain;
  }

  boolean isCritical() {
    return critical;
  }

  String target() {
    return "alert-route/" + id;
  }

  RouteResponse shown() {
    return new RouteResponse(
        id.toString(),
        position,
        matchers.stream()
            .map(match -> new RouteRequest.Match(match.label(), match.op(), match.value()))
            .toList(),
        chain.id().toString(),
        chain.name(),
        critical,
        holdSeconds,
        createdAt,
        createdBy,
        updatedAt,
        updatedBy);
  }
}
