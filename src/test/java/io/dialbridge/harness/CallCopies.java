package io.dialbridge.harness;

import io.dialbridge.calls.TestingCalls;
import io.dialbridge.values.DataKey;
import io.dialbridge.values.TestingSeal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * Copies of one accepted call, made in the database: each with an id and a platform session of its
 * own.
 */
final class CallCopies {
  private final BenchmarkDatabase database;
  private final String id;
  private int made;

  /**
   * @param id of the call to copy, whose platform session is number 0
   */
  CallCopies(BenchmarkDatabase database, String id) {
    this.database = database;
    this.id = id;
  }

  /** A call whose pushes can be played. */
  record Copy(String id, String sessionId) {}

  /** The platform's name for call number n. */
  static String sessionId(long n) {
    return "1202_" + n + "_0_20260115083020@callenabler.example.com";
  }

  /** Makes calls as the service keeps them when the platform has accepted them. */
  List<Copy> make(int calls) throws SQLException {
    int from = made + 1;
    made += calls;
    copySessions("public", "uuidv7()", from, made);
    database.run(
        copy(
            "public.call_event",
            "nextval('call_event_seq')",
            "call.id",
            "public.call_event original, generate_series(%d, %d) n join call_session call on call.app = '%s' and call.platform_session_id = %s"
                .formatted(
                    from,
                    made,
                    database.text("select app from call_session where id = '" + id + "'"),
                    sessionOfN()),
            "original.call_id = '" + id + "'"));
    giveKeys(from, made);
    List<Copy> copies = new ArrayList<>();
    for (List<String> row :
        database.rows(
            "select call.id, call.platform_session_id from generate_series(%d, %d) n join call_session call on call.platform_session_id = %s"
                .formatted(from, made, sessionOfN()))) {
      copies.add(new Copy(row.get(0), row.get(1)));
    }
    return copies;
  }

  /** Its key is a call's own: that of the model opens nothing of its copies. */
  private void giveKeys(int from, int to) throws SQLException {
    database.batch(
        "update call_session set data_key = ?, parties = ? where id = ?::uuid",
        database.rows(
            "select call.id from generate_series(%d, %d) n join call_session call on call.platform_session_id = %s"
                .formatted(from, to, sessionOfN())),
        (statement, row) -> {
          String call = row.getFirst();
          DataKey key = TestingSeal.VAULT.newKey(call.getBytes(StandardCharsets.US_ASCII));
          statement.setBytes(1, key.wrapped());
          statement.setBytes(2, TestingCalls.sealed(key, CallPushes.CALLER, CallPushes.CALLEE));
          statement.setString(3, call);
        });
  }

  /** Copies the call's own row into a schema, for the numbers n. */
  void copySessions(String schema, String idOfN, int from, int to) throws SQLException {
    database.run(
        copy(
            schema + ".call_session",
            idOfN,
            idOfN,
            "public.call_session original, generate_series(%d, %d) n".formatted(from, to),
            "original.id = '" + id + "'"));
  }

  private String copy(String into, String newId, String newCall, String from, String where)
      throws SQLException {
    StringJoiner names = new StringJoiner(", ");
    StringJoiner values = new StringJoiner(", ");
    String table = into.substring(into.indexOf('.') + 1);
    for (TableColumn column : TableColumn.of(database, table)) {
      names.add(column.name());
      if (column.name().equals("id")) {
        values.add(newId);
      } else if ("call_session".equals(column.parent())) {
        values.add(newCall);
      } else if (column.isText()) {
        values.add(
            "replace(original.%s::text, '%s', %s)::%s"
                .formatted(column.name(), sessionId(0), sessionOfN(), column.type()));
      } else {
        values.add("original." + column.name());
      }
    }
    return "insert into %s (%s) select %s from %s where %s"
        .formatted(into, names, values, from, where);
  }

  private static String sessionOfN() {
    return "'" + sessionId(0).replaceFirst("_0_", "_' || n || '_") + "'";
  }
}
