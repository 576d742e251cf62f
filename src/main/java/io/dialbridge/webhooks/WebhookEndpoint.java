package io.dialbridge.webhooks;

import io.dialbridge.problem.QueryParameters;
import io.dialbridge.values.DataKey;
import io.dialbridge.values.Requester;
import io.dialbridge.values.Vault;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** A receiver: where it is, what it is told, and the secrets under which that is signed. */
@Entity
@NullUnmarked // Hibernate fills the fields,
@SuppressWarnings("UnusedVariable") // and reads them.
public class WebhookEndpoint extends PanacheEntityBase {
  static final Duration OVERLAP = Duration.ofHours(24);
  private static final String PURPOSE = "webhook-secret";

  @Id private UUID id;
  private String url;
  private @Nullable String description;
  private @Nullable List<String> events;
  private @Nullable List<String> apps;
  private boolean revealNumbers;
  private boolean paused;
  private byte[] dataKey;
  private byte[] secret;
  private byte @Nullable [] previousSecret;
  private @Nullable Instant previousUntil;

  @Column(updatable = false)
  private Instant createdAt;

  @Column(updatable = false)
  private String createdBy;

  // How it fares is written by those who deliver.
  @Column(insertable = false, updatable = false)
  private int failures;

  @Column(insertable = false, updatable = false)
  private @Nullable Instant failingSince;

  @Column(insertable = false, updatable = false)
  private @Nullable Instant openUntil;

  @Column(insertable = false, updatable = false)
  private @Nullable Instant succeededAt;

  @Column(insertable = false, updatable = false)
  private @Nullable Instant disabledAt;

  @Column(insertable = false, updatable = false)
  private @Nullable String disabledFor;

  protected WebhookEndpoint() {}

  static WebhookEndpoint create(
      UUID id,
      WebhookEndpointRequest asked,
      byte[] secret,
      Requester by,
      Instant now,
      Vault vault) {
    WebhookEndpoint endpoint = new WebhookEndpoint();
    endpoint.id = id;
    endpoint.createdBy = by.name();
    endpoint.createdAt = now;
    DataKey key = vault.newKey(owner(id));
    endpoint.dataKey = key.wrapped();
    endpoint.secret = key.seal(PURPOSE, secret);
    return endpoint.become(asked);
  }

  WebhookEndpoint become(WebhookEndpointRequest asked) {
    url = asked.url();
    description = asked.description();
    events = asked.events() == null ? null : asked.events().stream().distinct().toList();
    apps = asked.apps() == null ? null : asked.apps().stream().distinct().toList();
    revealNumbers = Boolean.TRUE.equals(asked.revealNumbers());
    return this;
  }

  /** What is sent until the overlap is over is signed under both; any older one ends at once. */
  void rotate(byte[] next, Instant now, Vault vault) {
    previousSecret = secret;
    previousUntil = now.plus(OVERLAP);
    secret = vault.open(dataKey, owner(id)).seal(PURPOSE, next);
  }

  /** Those that are valid now, the newest first. */
  List<byte[]> secrets(Instant now, Vault vault) {
    DataKey key = vault.open(dataKey, owner(id));
    List<byte[]> valid = new ArrayList<>();
    valid.add(key.open(PURPOSE, secret));
    if (previousSecret != null && previousUntil.isAfter(now)) {
      valid.add(key.open(PURPOSE, previousSecret));
    }
    return valid;
  }

  /**
   * Brings its secrets under today's sealing key.
   *
   * @return whether they lay under another one
   */
  boolean rewrap(Vault vault) {
    if (vault.isOfToday(dataKey)) {
      return false;
    }
    dataKey = vault.rewrap(dataKey, owner(id));
    return true;
  }

  void pause() {
    paused = true;
  }

  void unpause() {
    paused = false;
  }

  /** Whether it is to be told of something of that type and app. */
  boolean isTold(String type, @Nullable String app) {
    return (events == null || events.contains(type)) && isToldOf(app);
  }

  boolean isToldOf(@Nullable String app) {
    return apps == null || (app != null && apps.contains(app));
  }

  /** Whoever sees every app sees all, others those of their apps alone. */
  private boolean isSeenBy(Requester requester) {
    Set<String> seen = requester.seen();
    return seen == null || (apps != null && seen.containsAll(apps));
  }

  /** An endpoint that the requester may not see is none. */
  static WebhookEndpoint seenBy(Requester requester, String id) {
    return WebhookEndpoint.<WebhookEndpoint>findByIdOptional(
            QueryParameters.id("webhook endpoint", id))
        .filter(endpoint -> endpoint.isSeenBy(requester))
        .orElseThrow(() -> QueryParameters.unknown("webhook endpoint"));
  }

  /** The same, locked until the transaction ends. */
  static WebhookEndpoint lockedBy(Requester requester, String id) {
    UUID known = QueryParameters.id("webhook endpoint", id);
    return Optional.<WebhookEndpoint>ofNullable(findById(known, LockModeType.PESSIMISTIC_WRITE))
        .filter(endpoint -> endpoint.isSeenBy(requester))
        .orElseThrow(() -> QueryParameters.unknown("webhook endpoint"));
  }

  /** Newest first; there are few. */
  static List<WebhookEndpoint> allSeenBy(Requester requester) {
    return WebhookEndpoint.<WebhookEndpoint>list("order by id desc").stream()
        .filter(endpoint -> endpoint.isSeenBy(requester))
        .toList();
  }

  UUID id() {
    return id;
  }

  String url() {
    return url;
  }

  @Nullable List<String> apps() {
    return apps;
  }

  boolean revealsNumbers() {
    return revealNumbers;
  }

  /** Whether something may be sent to it now. */
  boolean isOpen(Instant now) {
    return !paused && !isDisabled() && (openUntil == null || !openUntil.isAfter(now));
  }

  private boolean isDisabled() {
    return disabledAt != null;
  }

  int failures() {
    return failures;
  }

  WebhookEndpointResponse shown(Instant now) {
    return new WebhookEndpointResponse(
        id.toString(),
        url,
        description,
        events,
        apps,
        revealNumbers,
        isDisabled() ? "disabled" : paused ? "paused" : "active",
        disabledFor,
        createdAt,
        createdBy,
        succeededAt,
        failingSince,
        previousUntil == null || !previousUntil.isAfter(now) ? null : previousUntil);
  }

  private static byte[] owner(UUID id) {
    return id.toString().getBytes(StandardCharsets.US_ASCII);
  }
}
