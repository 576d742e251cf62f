package io.dialbridge.pushes;

import com.fasterxml.jackson.databind.JsonNode;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Finds the calls of many bills at once, as {@link ItemFolder} does it for one: by our id in
 * userData, else by the platform's session id, among the calls of the bill's app only.
 */
@ApplicationScoped
class BillOwners {
  /** Of two with the same session id the newest comes last. */
  private static final String FIND =
      """
      select null as session_id, app, id from call_session where id = any (?)
      union all
      select platform_session_id, app, id from call_session where app = any (?) and platform_session_id = any (?)
      order by id""";

  private final AgroalDataSource database;

  BillOwners(AgroalDataSource database) {
    this.database = database;
  }

  /** A bill, and the app whose key it names. */
  record OfApp(String app, JsonNode bill) {}

  private record Name(String app, Object name) {}

  /** Whose each of the bills is, in their order; null: of no call of its app. */
  List<@Nullable UUID> of(List<OfApp> bills) {
    Map<Name, UUID> known = new HashMap<>();
    try (Connection connection = database.getConnection();
        PreparedStatement find = connection.prepareStatement(FIND)) {
      find.setArray(
          1,
          connection.createArrayOf(
              "uuid",
              bills.stream()
                  .map(bill -> ReadPush.callId(bill.bill()))
                  .filter(Objects::nonNull)
                  .toArray()));
      find.setArray(
          2, connection.createArrayOf("text", bills.stream().map(OfApp::app).distinct().toArray()));
      find.setArray(
          3,
          connection.createArrayOf(
              "text",
              bills.stream()
                  .map(bill -> StatusReading.sessionId(bill.bill()))
                  .filter(Objects::nonNull)
                  .toArray()));
      try (ResultSet row = find.executeQuery()) {
        while (row.next()) {
          UUID id = row.getObject(3, UUID.class);
          String session = row.getString(1);
          known.put(new Name(row.getString(2), session == null ? id : session), id);
        }
      }
    } catch (SQLException e) {
      throw new InboxUnavailable(e);
    }
    List<@Nullable UUID> owners = new ArrayList<>();
    for (OfApp bill : bills) {
      UUID ours = ReadPush.callId(bill.bill());
      UUID owner = ours == null ? null : known.get(new Name(bill.app(), ours));
      String session = StatusReading.sessionId(bill.bill());
      owners.add(
          owner != null || session == null ? owner : known.get(new Name(bill.app(), session)));
    }
    return owners;
  }
}
