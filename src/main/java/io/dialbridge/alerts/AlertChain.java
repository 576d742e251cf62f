package io.dialbridge.alerts;

import io.dialbridge.calls.StoredJson;
import io.dialbridge.values.DataKey;
import io.dialbridge.values.Requester;
import io.dialbridge.values.Vault;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.NullUnmarked;
import org.jspecify.annotations.Nullable;

/** People who are called one after the other, and what they are told. */
@Entity
@NullUnmarked // Hibernate fills the fields,
@SuppressWarnings("UnusedVariable") // and reads them.
public class AlertChain extends PanacheEntityBase {
  private static final String PURPOSE = "alert-chain";
  private static final int USUAL_WAIT_MINUTES = 5;

  @Id private UUID id;
  private String name;
  private String app;
  private String template;

  @JdbcTypeCode(SqlTypes.ARRAY)
  private List<String> words;

  private @Nullable String displayNumber;
  private int waitMinutes;
  private int rounds;
  private byte[] dataKey;
  private byte[] steps;
  private Instant createdAt;
  private String createdBy;
  private Instant updatedAt;
  private String updatedBy;

  protected AlertChain() {}

  @RegisterForReflection
  record Steps(List<ChainStep> steps) {}

  static AlertChain of(UUID id, ChainRequest asked, Requester by, Instant now, Vault vault) {
    AlertChain chain = new AlertChain();
    chain.id = id;
    chain.dataKey = vault.newKey(owner(id)).wrapped();
    chain.createdAt = now;
    chain.createdBy = by.name();
    chain.become(asked, by, now, vault);
    return chain;
  }

  /** Takes on all that was asked for. */
  void become(ChainRequest asked, Requester by, Instant now, Vault vault) {
    name = asked.name();
    app = asked.app();
    template = asked.template();
    words = List.copyOf(asked.words());
    displayNumber = asked.displayNumber();
    waitMinutes = Objects.requireNonNullElse(asked.waitMinutes(), USUAL_WAIT_MINUTES);
    rounds = Objects.requireNonNullElse(asked.repeat(), 1);
    List<ChainStep> people =
        asked.steps().stream()
            .map(
                step ->
                    new ChainStep(
                        step.name(), step.number(), Objects.requireNonNullElse(step.attempts(), 1)))
            .toList();
    steps = key(vault).seal(PURPOSE, StoredJson.bytes(new Steps(people)));
    updatedAt = now;
    updatedBy = by.name();
  }

  /** By name, from behind that one on; of the apps that may be seen. */
  static List<AlertChain> list(@Nullable Set<String> seen, @Nullable String behind, int limit) {
    return AlertChain.<AlertChain>find(
            "(?1 is null or name > ?1) and (?2 = true or app in ?3) order by name",
            behind,
            seen == null,
            seen == null ? Set.of("") : seen)
        .page(0, limit)
        .list();
  }

  static Optional<AlertChain> locked(UUID id) {
    return Optional.ofNullable(findById(id, LockModeType.PESSIMISTIC_WRITE));
  }

  /** Some that lie under another sealing key than today's. */
  static List<AlertChain> underAnother(byte[] mark, int most) {
    return getEntityManager()
        .unwrap(Session.class)
        .createNativeQuery(
            "select * from alert_chain where substring(data_key for 4) <> :mark order by id limit :most for update",
            AlertChain.class)
        .setParameter("mark", mark)
        .setParameter("most", most)
        .getResultList();
  }

  void rewrap(Vault vault) {
    dataKey = vault.rewrap(dataKey, owner(id));
  }

  private DataKey key(Vault vault) {
    return vault.open(dataKey, owner(id));
  }

  private static byte[] owner(UUID id) {
    return ("alert-chain:" + id).getBytes(StandardCharsets.US_ASCII);
  }

  List<ChainStep> steps(Vault vault) {
    return StoredJson.read(
            new String(key(vault).open(PURPOSE, steps), StandardCharsets.UTF_8), Steps.class)
        .steps();
  }

  UUID id() {
    return id;
  }

  String name() {
    return name;
  }

  String app() {
    return app;
  }

  String template() {
    return template;
  }

  List<String> words() {
    return words;
  }

  @Nullable String displayNumber() {
    return displayNumber;
  }

  int waitMinutes() {
    return waitMinutes;
  }

  int rounds() {
    return rounds;
  }

  /** What others are told of it. */
  String target() {
    return "alert-chain/" + id.toString().toLowerCase(Locale.ROOT);
  }

  ChainResponse shown(Vault vault) {
    return new ChainResponse(
        id.toString(),
        name,
        app,
        template,
        words,
        steps(vault).stream()
            .map(step -> new ChainResponse.Step(step.name(), step.masked(), step.attempts()))
            .toList(),
        waitMinutes,
        rounds,
        displayNumber,
        createdAt,
        createdBy,
        updatedAt,
        updatedBy);
  }
}
