package io.dialbridge.webhooks;

import io.agroal.api.AgroalDataSource;
import io.dialbridge.values.Ids;
import io.dialbridge.values.Vault;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.util.Collection;
import java.util.UUID;

/** Takes out of events what tells who talked, and deletes what was kept long enough. */
@ApplicationScoped
public class WebhookKeeper {
  /** What receivers answered goes too, since it may repeat what they were told. */
  private static final String ERASE =
      """
      with answers as (
        update webhook_delivery set attempts = (
          select coalesce(jsonb_agg(attempt - 'body' order by place), '[]')
          from jsonb_array_elements(attempts) with ordinality as a (attempt, place))
        where call_id = any (?))
      update webhook_event set data = (data::jsonb || jsonb_build_object(
        'callee', '****', 'caller', case when data ->> 'caller' is not null then '****' end,
        'digits', regexp_replace(data ->> 'digits', '.', '*', 'g')))::json
      where call_id = any (?)""";

  private static final String DELETE_OF = "delete from webhook_event where call_id = any (?)";

  /** What still waits for a receiver that comes back stays. */
  private static final String DELETE_OLD =
      """
      delete from webhook_event where id in (
        select e.id from webhook_event e
        where e.id < ? and not exists (
          select from webhook_delivery d join webhook_endpoint w on w.id = d.endpoint_id and w.disabled_at is null
          where d.event_id = e.id and d.state = 'pending')
        order by e.id limit ?)""";

  private final AgroalDataSource database;
  private final WebhooksConfig config;
  private final Vault vault;
  private final Clock clock;

  WebhookKeeper(AgroalDataSource database, WebhooksConfig config, Vault vault, Clock clock) {
    this.database = database;
    this.config = config;
    this.vault = vault;
    this.clock = clock;
  }

  /** To be called in the transaction that erases the calls. */
  public void erase(Collection<UUID> calls) {
    try (Connection connection = database.getConnection();
        PreparedStatement erase = connection.prepareStatement(ERASE)) {
      Array ids = connection.createArrayOf("uuid", calls.toArray());
      erase.setArray(1, ids);
      erase.setArray(2, ids);
      erase.executeUpdate();
    } catch (SQLException e) {
      throw away(e);
    }
  }

  /** To be called in the transaction that deletes the calls. */
  public void delete(Collection<UUID> calls) {
    try (Connection connection = database.getConnection();
        PreparedStatement delete = connection.prepareStatement(DELETE_OF)) {
      delete.setArray(1, connection.createArrayOf("uuid", calls.toArray()));
      delete.executeUpdate();
    } catch (SQLException e) {
      throw away(e);
    }
  }

  /**
   * Events that were kept as long as the configuration says, as many as the limit.
   *
   * @return how many there were
   */
  public int deleteOld(int limit) {
    try (Connection connection = database.getConnection();
        PreparedStatement delete = connection.prepareStatement(DELETE_OLD)) {
      delete.setObject(1, Ids.firstOf(clock.instant().minus(config.kept())));
      delete.setInt(2, limit);
      return delete.executeUpdate();
    } catch (SQLException e) {
      throw away(e);
    }
  }

  /**
   * Brings secrets under today's sealing key; in the caller's transaction.
   *
   * @return whether one lay under another one
   */
  public boolean rewrap() {
    boolean found = false;
    for (WebhookEndpoint endpoint : WebhookEndpoint.<WebhookEndpoint>listAll()) {
      found |= endpoint.rewrap(vault);
    }
    return found;
  }

  private static IllegalStateException away(SQLException e) {
    return new IllegalStateException("the database is away, or refused to change events", e);
  }
}
