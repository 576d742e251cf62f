package io.dialbridge.pushes;

import io.agroal.api.AgroalDataSource;
import io.dialbridge.bills.BillDesk;
import io.dialbridge.bills.FeeInfo;
import io.dialbridge.calls.CallResponse.BilledLeg;
import io.dialbridge.calls.CallResponse.Cost;
import io.dialbridge.calls.Charge;
import io.dialbridge.calls.StoredJson;
import io.dialbridge.values.Money;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Lists bills that no call of ours explains, and adds up what they cost. */
@ApplicationScoped
class UnexplainedList {
  /** The entry of the quarantine that a bill belongs to: its own, or that of its whole push. */
  static final String ENTRY =
      "select e.id, e.state from push_quarantine e where e.push_id = u.push_id and e.item in (u.item, -1) order by e.item desc limit 1";

  private static final String FROM =
      """
      from unexplained_bill u left join lateral (%s) q on true
      where (?::text[] is null or u.app = any (?))
        and case ? when 'open' then q.state <> 'discarded' when 'discarded' then q.state = 'discarded' else true end"""
          .formatted(ENTRY);

  private static final String LIST =
      "select u.id, u.app, u.received_at, u.charge, u.record, q.id as entry, q.state "
          + FROM
          + " and (?::uuid is null or u.id < ?) order by u.id desc limit ?";
  private static final String TOTALS =
      "select u.cost_currency, count(*), sum(u.cost_amount) "
          + FROM
          + " group by u.cost_currency order by u.cost_currency nulls last";

  private final AgroalDataSource database;

  UnexplainedList(AgroalDataSource database) {
    this.database = database;
  }

  /**
   * Newest first, from behind that id on.
   *
   * @param apps only of these; null: of all
   */
  List<UnexplainedBillResponse> page(
      UnexplainedState state, @Nullable Collection<String> apps, @Nullable UUID behind, int most) {
    try (Connection connection = database.getConnection();
        PreparedStatement list = connection.prepareStatement(LIST)) {
      narrow(list, state, apps);
      list.setObject(4, behind);
      list.setObject(5, behind);
      list.setInt(6, most);
      List<UnexplainedBillResponse> found = new ArrayList<>();
      try (ResultSet row = list.executeQuery()) {
        while (row.next()) {
          found.add(bill(row));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new InboxUnavailable(e);
    }
  }

  private static UnexplainedBillResponse bill(ResultSet row) throws SQLException {
    Charge charge = StoredJson.read(row.getString("charge"), Charge.class);
    String record = row.getString("record");
    return new UnexplainedBillResponse(
        row.getString("id"),
        row.getString("app"),
        row.getTimestamp("received_at").toInstant(),
        Cost.of(charge),
        charge.legs().stream()
            .map(leg -> new BilledLeg(leg.party().word(), leg.seconds(), leg.minutes()))
            .toList(),
        row.getString("entry"),
        row.getString("state"),
        record == null ? null : StoredJson.read(record, FeeInfo.class));
  }

  /** One of each currency, and one of what can't be rated. */
  List<UnexplainedTotal> totals(UnexplainedState state, @Nullable Collection<String> apps) {
    try (Connection connection = database.getConnection();
        PreparedStatement totals = connection.prepareStatement(TOTALS)) {
      narrow(totals, state, apps);
      List<UnexplainedTotal> found = new ArrayList<>();
      try (ResultSet row = totals.executeQuery()) {
        while (row.next()) {
          String currency = row.getString(1);
          found.add(
              new UnexplainedTotal(
                  row.getLong(2),
                  currency == null
                      ? null
                      : new Cost(
                          new Money(row.getBigDecimal(3).stripTrailingZeros(), currency).decimal(),
                          currency,
                          BillDesk.BASIS)));
        }
      }
      return found;
    } catch (SQLException e) {
      throw new InboxUnavailable(e);
    }
  }

  private static void narrow(
      PreparedStatement statement, UnexplainedState state, @Nullable Collection<String> apps)
      throws SQLException {
    Array only =
        apps == null ? null : statement.getConnection().createArrayOf("text", apps.toArray());
    statement.setArray(1, only);
    statement.setArray(2, only);
    statement.setString(3, state.word());
  }
}
