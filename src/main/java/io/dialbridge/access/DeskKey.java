package io.dialbridge.access;

import io.agroal.api.AgroalDataSource;
import io.dialbridge.roles.DatabaseReady;
import io.dialbridge.roles.Duties;
import io.dialbridge.roles.Role;
import io.dialbridge.values.Ids;
import io.dialbridge.values.Scopes;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;

/** Makes the key of a desk, whose secret everybody knows. */
@ApplicationScoped
class DeskKey {
  static final String NAME = "desk";

  /** Whoever starts first makes it. */
  private static final String MAKE =
      """
      with key as (
        insert into api_key (id, name, scopes, created_at, created_by) values (?, ?, ?, ?, ?)
        on conflict (name) do nothing returning id)
      insert into api_key_secret (hash, key_id, prefix, created_at) select ?, id, ?, ? from key""";

  private final AgroalDataSource database;
  private final KeySecrets secrets;
  private final AccessConfig config;
  private final Ids ids;
  private final Clock clock;

  DeskKey(
      AgroalDataSource database, KeySecrets secrets, AccessConfig config, Ids ids, Clock clock) {
    this.database = database;
    this.secrets = secrets;
    this.config = config;
    this.ids = ids;
    this.clock = clock;
  }

  void make(@Observes @Priority(10) DatabaseReady ready, Duties duties) {
    if (duties.role() != Role.COMMAND) {
      config.deskKey().ifPresent(this::make);
    }
  }

  private void make(String secret) {
    Timestamp now = Timestamp.from(Instant.now(clock));
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(MAKE)) {
      statement.setObject(1, ids.next());
      statement.setString(2, NAME);
      statement.setArray(3, connection.createArrayOf("text", Scopes.ALL.toArray()));
      statement.setTimestamp(4, now);
      statement.setString(5, NAME);
      statement.setBytes(6, secrets.hash(secret));
      statement.setString(7, KeySecrets.prefix(secret));
      statement.setTimestamp(8, now);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("the desk's key could not be made", e);
    }
  }
}
