package io.dialbridge.access;

import io.agroal.api.AgroalDataSource;
import io.dialbridge.roles.DatabaseReady;
import io.dialbridge.roles.Duties;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The keys that are valid now, in memory, so that no request waits for the database to be let in.
 * Read again every two seconds: a key that was revoked on another replica is refused here by then.
 * While the database is away the last keys known stay valid.
 */
@ApplicationScoped
class KeyRing {
  private static final Logger LOG = Logger.getLogger(KeyRing.class);
  private static final String VALID =
      """
      select encode(s.hash, 'hex'), k.id, k.name, k.scopes, k.apps, least(k.expires_at, s.expires_at),
        k.expires_at
      from api_key_secret s join api_key k on k.id = s.key_id where k.revoked_at is null""";
  private static final String USED =
      "update api_key set last_used_at = ? where id = ? and (last_used_at is null or last_used_at < ?)";
  private static final String HASHED_ANEW =
      "update api_key_secret set hash = decode(?, 'hex') where hash = decode(?, 'hex')";

  private final AgroalDataSource database;
  private final KeySecrets secrets;
  private final Duties duties;
  private final Clock clock;
  private final Map<UUID, Instant> used = new ConcurrentHashMap<>();

  /** By the hash under the previous sealing key: the one under today's. */
  private final Map<String, String> hashedAnew = new ConcurrentHashMap<>();

  private volatile Map<String, Held> byHash = Map.of();
  private volatile Map<UUID, Held> byId = Map.of();

  KeyRing(AgroalDataSource database, KeySecrets secrets, Duties duties, Clock clock) {
    this.database = database;
    this.secrets = secrets;
    this.duties = duties;
    this.clock = clock;
  }

  /**
   * A valid key.
   *
   * @param until when it ends; null: not by itself
   */
  record Held(
      UUID id,
      String name,
      Set<String> scopes,
      @Nullable Set<String> apps,
      @Nullable Instant until) {
    Held until(@Nullable Instant end) {
      return new Held(id, name, scopes, apps, end);
    }

    boolean isValid(Instant now) {
      return until == null || now.isBefore(until);
    }
  }

  /** Behind {@link DeskKey}. */
  void open(@Observes @Priority(20) DatabaseReady ready) {
    if (!duties.servesFacade()) {
      return;
    }
    refresh();
    if (byHash.isEmpty()) {
      LOG.warn("There is no valid API key; make the first one with the command create-key");
    }
  }

  @Scheduled(every = "2s", skipExecutionIf = Duties.NoFacade.class)
  void refresh() {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(VALID);
        ResultSet row = statement.executeQuery()) {
      Map<String, Held> valid = new HashMap<>();
      Map<UUID, Held> keys = new HashMap<>();
      while (row.next()) {
        Held key =
            new Held(
                row.getObject(2, UUID.class),
                row.getString(3),
                Set.of((String[]) row.getArray(4).getArray()),
                words(row.getArray(5)),
                instant(row.getTimestamp(7)));
        keys.put(key.id(), key);
        valid.put(row.getString(1), key.until(instant(row.getTimestamp(6))));
      }
      byHash = Map.copyOf(valid);
      byId = Map.copyOf(keys);
    } catch (SQLException e) {
      LOG.errorf("The API keys could not be read again, the last ones known stay valid: %s", e);
    }
  }

  private static @Nullable Instant instant(@Nullable Timestamp time) {
    return time == null ? null : time.toInstant();
  }

  private static @Nullable Set<String> words(@Nullable Array array) throws SQLException {
    return array == null ? null : Set.of((String[]) array.getArray());
  }

  /** The valid key of that id, by whichever of its secrets. */
  Optional<Held> find(UUID id) {
    return Optional.ofNullable(byId.get(id)).filter(key -> key.isValid(clock.instant()));
  }

  /** The valid key of that name. */
  Optional<Held> named(String name) {
    Instant now = clock.instant();
    return byId.values().stream()
        .filter(key -> key.name().equals(name) && key.isValid(now))
        .findAny();
  }

  /** The valid key of that secret. */
  Optional<Held> find(String secret) {
    if (secret.length() > KeySecrets.MOST_CHARACTERS) {
      return Optional.empty();
    }
    Instant now = clock.instant();
    List<String> hashes =
        secrets.hashes(secret).stream().map(hash -> HexFormat.of().formatHex(hash)).toList();
    for (String hash : hashes) {
      Held key = byHash.get(hash);
      if (key != null && key.isValid(now)) {
        used.put(key.id(), now);
        if (!hash.equals(hashes.getFirst())) {
          hashedAnew.put(hash, hashes.getFirst());
        }
        return Optional.of(key);
      }
    }
    return Optional.empty();
  }

  /**
   * Writes down when keys were used, and, while the sealing key is rotated, their hashes under
   * today's.
   */
  @Scheduled(every = "30s", delayed = "30s", skipExecutionIf = Duties.NoFacade.class)
  void writeDown() {
    try (Connection connection = database.getConnection();
        PreparedStatement usedAt = connection.prepareStatement(USED);
        PreparedStatement anew = connection.prepareStatement(HASHED_ANEW)) {
      // One batch is one transaction: in one order on all replicas, so that none waits in a circle.
      for (UUID key : used.keySet().stream().sorted().toList()) {
        Timestamp at = Timestamp.from(used.remove(key));
        usedAt.setTimestamp(1, at);
        usedAt.setObject(2, key);
        usedAt.setTimestamp(3, at);
        usedAt.addBatch();
      }
      for (String hash : hashedAnew.keySet().stream().sorted().toList()) {
        anew.setString(1, hashedAnew.remove(hash));
        anew.setString(2, hash);
        anew.addBatch();
      }
      usedAt.executeBatch();
      anew.executeBatch();
    } catch (SQLException e) {
      LOG.errorf("It could not be written down when keys were used: %s", e);
    }
  }
}
