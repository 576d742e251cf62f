package io.dialbridge.bills;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Bills of calls that had none, kept until all of a transaction's are written down by one
 * statement: with so many columns, one by one they would cost more than all else that pushes make
 * to do. The rows travel as JSON, whose members have the columns' names.
 */
public final class NewBills {
  private static final String WRITE =
      """
      with bill as (
        insert into call_bill select * from jsonb_populate_recordset(null::call_bill, ?::jsonb))
      insert into bill_revision select * from jsonb_populate_recordset(null::bill_revision, ?::jsonb)""";

  private final AgroalDataSource database;
  private final ArrayNode bills = JsonNodeFactory.instance.arrayNode();
  private final ArrayNode revisions = JsonNodeFactory.instance.arrayNode();

  NewBills(AgroalDataSource database) {
    this.database = database;
  }

  void add(CallBill bill, BillRevision content) {
    bills.add(bill.row());
    revisions.add(content.row());
  }

  /** To be called in the transaction in which the bills were taken in. */
  public void write() {
    if (bills.isEmpty()) {
      return;
    }
    try (Connection connection = database.getConnection();
        PreparedStatement write = connection.prepareStatement(WRITE)) {
      write.setString(1, bills.toString());
      write.setString(2, revisions.toString());
      write.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException("the database is away, or refused a bill", e);
    }
    bills.removeAll();
    revisions.removeAll();
  }
}
