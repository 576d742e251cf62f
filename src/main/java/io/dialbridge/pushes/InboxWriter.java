package io.dialbridge.pushes;

import io.agroal.api.AgroalDataSource;
import io.dialbridge.values.Seal;
import io.dialbridge.values.StorableText;
import io.dialbridge.values.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Writes pushes down; what it returns from is committed. For one thread: it keeps a connection of
 * its own, so that pushes never queue for one behind requests.
 */
@ApplicationScoped
class InboxWriter {
  private static final String STORE =
      """
      with stored as (
        insert into push_inbox (app, call_id, digest, data_key, body, content_type, authorization_header, aksk_header, signature, created_zone, received_at, refused)
        select *, false from unnest(?::text[], ?::uuid[], ?::bytea[], ?::bytea[], ?::bytea[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::timestamptz[])
        on conflict (app, digest, refused) do nothing returning id, call_id)
      insert into push_unread (push_id, call_id) select id, call_id from stored""";
  private static final String REFUSE =
      """
      with stored as (
        insert into push_inbox (app, digest, data_key, body, content_type, authorization_header, aksk_header, signature, created_zone, received_at, refused)
        values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, true)
        on conflict (app, digest, refused) do nothing returning id, app, received_at)
      insert into push_quarantine (push_id, item, app, reason, detail, quarantined_at) select id, -1, app, ?, ?, received_at from stored""";

  /** Classes of SQLSTATE that lie in the data: data exception, integrity violation. */
  private static final Set<String> REFUSED = Set.of("22", "23");

  /** After that long without an answer the connection counts as dead. */
  private static final int DEAD_AFTER_MILLIS = 10_000;

  private static final Executor AT_ONCE = Runnable::run;

  private final AgroalDataSource database;
  private final Seal seal;
  private final Vault vault;
  private @Nullable Connection own;

  InboxWriter(AgroalDataSource database, Seal seal, Vault vault) {
    this.database = database;
    this.seal = seal;
    this.vault = vault;
  }

  /** Stores each push once, however often it comes, all of them in one transaction. */
  void store(List<ArrivedPush> pushes) {
    List<SealedPush> sealed =
        pushes.stream().map(push -> SealedPush.of(push.body(), seal, vault)).toList();
    run(
        STORE,
        statement -> {
          Connection connection = statement.getConnection();
          statement.setArray(1, texts(connection, pushes, ArrivedPush::app));
          statement.setArray(
              2,
              connection.createArrayOf(
                  "uuid", pushes.stream().map(ArrivedPush::callId).toArray(UUID[]::new)));
          statement.setArray(3, bytes(connection, sealed, SealedPush::digest));
          statement.setArray(4, bytes(connection, sealed, SealedPush::dataKey));
          statement.setArray(5, bytes(connection, sealed, SealedPush::body));
          statement.setArray(6, texts(connection, pushes, p -> cut(p.contentType(), 256)));
          statement.setArray(7, texts(connection, pushes, p -> cut(p.authorization(), 512)));
          statement.setArray(8, texts(connection, pushes, p -> cut(p.aksk(), 1024)));
          statement.setArray(9, texts(connection, pushes, p -> p.signature().form().name()));
          statement.setArray(10, texts(connection, pushes, p -> p.signature().createdZone()));
          statement.setArray(11, texts(connection, pushes, p -> p.receivedAt().toString()));
        });
  }

  /** Stores a push that is not taken, together with its place in the quarantine. */
  void refuse(ArrivedPush push, QuarantineReason reason, String detail) {
    SealedPush sealed = SealedPush.of(push.body(), seal, vault);
    run(
        REFUSE,
        statement -> {
          statement.setString(1, push.app());
          statement.setBytes(2, sealed.digest());
          statement.setBytes(3, sealed.dataKey());
          statement.setBytes(4, sealed.body());
          statement.setString(5, cut(push.contentType(), 256));
          statement.setString(6, cut(push.authorization(), 512));
          statement.setString(7, cut(push.aksk(), 1024));
          statement.setString(8, push.signature().form().name());
          statement.setString(9, push.signature().createdZone());
          statement.setTimestamp(10, Timestamp.from(push.receivedAt()));
          statement.setString(11, reason.word());
          statement.setString(12, detail);
        });
  }

  private void run(String sql, Binding binding) {
    try (PreparedStatement statement = connection().prepareStatement(sql)) {
      binding.bind(statement);
      statement.executeUpdate();
    } catch (SQLException e) {
      if (e.getSQLState() != null && REFUSED.contains(e.getSQLState().substring(0, 2))) {
        throw new InboxRefused(e);
      }
      disconnect();
      throw new InboxUnavailable(e);
    }
  }

  private Connection connection() throws SQLException {
    if (own == null) {
      own = database.getConnection();
      own.setNetworkTimeout(AT_ONCE, DEAD_AFTER_MILLIS);
    }
    return own;
  }

  void disconnect() {
    if (own != null) {
      try {
        own.close();
      } catch (SQLException e) {
        // It is gone already.
      }
      own = null;
    }
  }

  private static Array texts(
      Connection connection, List<ArrivedPush> pushes, Function<ArrivedPush, @Nullable String> of)
      throws SQLException {
    return connection.createArrayOf("text", pushes.stream().map(of).toArray(String[]::new));
  }

  private static Array bytes(
      Connection connection, List<SealedPush> pushes, Function<SealedPush, byte[]> of)
      throws SQLException {
    return connection.createArrayOf("bytea", pushes.stream().map(of).toArray(byte[][]::new));
  }

  private static @Nullable String cut(@Nullable String header, int most) {
    return header == null ? null : StorableText.of(header, most);
  }

  private interface Binding {
    void bind(PreparedStatement statement) throws SQLException;
  }
}
