package io.dialbridge.harness;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * pgbench with the inserts that the service does for a push, and no more: one transaction per push,
 * into copies of the real tables with their indexes and foreign keys, with values of a real row.
 * Whatever the service updates, reads and computes besides is not asked of the peer.
 */
final class PgbenchPeer {
  /** What is inserted for a status. */
  private static final List<String> STATUS = List.of("push_inbox", "push_unread", "call_event");

  /** What is inserted for a bill. */
  private static final List<String> BILL =
      List.of("push_inbox", "push_unread", "call_event", "call_bill", "bill_revision");

  private static final String OF_THIS_PUSH =
      "currval(pg_get_serial_sequence('peer.push_inbox', 'id'))";

  /** Calls prepared for a second of the peer, each for a bill: more than it can do. */
  private static final int CALLS_PER_SECOND = 2_500;

  private static final String PARENT = "call_session";
  private static final Pattern TPS =
      Pattern.compile("^tps = ([0-9.]+) \\((?:without|excluding)", Pattern.MULTILINE);

  /** Of the keys that the scripts count up. */
  private static final int KEY_LENGTH = 10;

  /** An id from a number. */
  private static final String ID = "lpad(to_hex(cast(%s as bigint)), 32, '0')::uuid";

  private final BenchmarkDatabase database;
  private final CallCopies calls;
  private final String pgbench;
  private final Path status = Path.of("target", "push-benchmark", "status.sql");
  private final Path bill = Path.of("target", "push-benchmark", "bill.sql");

  PgbenchPeer(BenchmarkDatabase database, CallCopies calls, String pgbench) {
    this.database = database;
    this.calls = calls;
    this.pgbench = pgbench;
  }

  String version() throws IOException, InterruptedException {
    return output(List.of(pgbench, "--version")).strip();
  }

  /** Makes the tables and scripts; some call must have been played before, as a model. */
  void prepare() throws IOException, SQLException {
    List<String> tables = new ArrayList<>(List.of(PARENT));
    tables.addAll(BILL);
    database.run("create schema peer");
    for (String table : tables) {
      database.run("create table peer.%1$s (like public.%1$s including all)".formatted(table));
    }
    for (String table : tables) {
      for (List<String> key :
          database.rows(
              "select pg_get_constraintdef(oid) from pg_constraint where contype = 'f' and conrelid = 'public.%s'::regclass"
                  .formatted(table))) {
        // It names its parent without a schema: the copy is meant.
        database.run("set search_path = peer");
        database.run("alter table peer.%s add %s".formatted(table, key.getFirst()));
        database.run("reset search_path");
      }
    }
    Files.writeString(status, script(STATUS, false), StandardCharsets.UTF_8);
    Files.writeString(bill, script(BILL, true), StandardCharsets.UTF_8);
  }

  /** Transactions a second. */
  double run(int clients, Duration time) throws IOException, InterruptedException, SQLException {
    int callsPerClient = (int) time.toSeconds() * CALLS_PER_SECOND / clients;
    database.run("truncate peer.%s cascade".formatted(PARENT));
    database.run("truncate peer.push_inbox, peer.push_unread cascade");
    calls.copySessions("peer", ID.formatted("n"), 1, clients * callsPerClient);
    database.settle();
    String output =
        output(
            List.of(
                pgbench,
                "--no-vacuum",
                "--protocol=prepared",
                "--client=" + clients,
                "--jobs=" + Math.min(clients, Runtime.getRuntime().availableProcessors()),
                "--time=" + time.toSeconds(),
                "--file=" + status + "@" + CallPushes.STATUSES,
                "--file=" + bill + "@1",
                "--define=statuses=0",
                "--define=bills=0",
                "--define=calls=" + callsPerClient,
                "--host=127.0.0.1",
                "--port=" + database.port(),
                "--username=postgres",
                "postgres"));
    Matcher tps = TPS.matcher(output);
    if (!tps.find()) {
      throw new IllegalStateException("pgbench told no tps: " + output);
    }
    return Double.parseDouble(tps.group(1));
  }

  /** Each client has calls of its own, and plays seven statuses of one before the next. */
  private String script(List<String> tables, boolean ofBill) throws SQLException {
    String counter = ofBill ? "bills" : "statuses";
    StringJoiner script = new StringJoiner("\n", "", "\n");
    script.add("\\set %1$s :%1$s + 1".formatted(counter));
    script.add("\\set key 1000000000 + :client_id * 10000000 + :statuses + :bills");
    script.add(
        "\\set call 1 + :client_id * :calls + "
            + (ofBill
                ? ":bills - 1"
                : "(:statuses - 1) / %d %% :calls".formatted(CallPushes.STATUSES)));
    script.add("begin;");
    for (String table : tables) {
      script.add(insert(table, ofBill));
    }
    return script.add("end;").toString();
  }

  private String insert(String table, boolean ofBill) throws SQLException {
    if (table.equals("push_unread")) { // Of which no row stays as a model.
      return "insert into peer.push_unread (push_id, call_id) values (%s, %s);"
          .formatted(OF_THIS_PUSH, ID.formatted(":call"));
    }
    List<TableColumn> columns = TableColumn.of(database, table);
    StringJoiner names = new StringJoiner(", ");
    StringJoiner texts = new StringJoiner(", ");
    for (TableColumn column : columns) {
      names.add(column.name());
      texts.add(column.name() + "::text");
    }
    List<String> model =
        database
            .rows(
                "select %s from public.%s where %s limit 1"
                    .formatted(texts, table, model(table, ofBill)))
            .getFirst();
    StringJoiner values = new StringJoiner(", ");
    for (int i = 0; i < columns.size(); i++) {
      values.add(value(columns.get(i), model.get(i)));
    }
    return "insert into peer.%s (%s) values (%s);".formatted(table, names, values);
  }

  /** Which row to take as the model: of a status, or of a bill. */
  private static String model(String table, boolean ofBill) {
    return switch (table) {
      case "push_inbox" -> // Sealed: a bill's is the longest.
          "octet_length(body) = (select %s(octet_length(body)) from public.push_inbox)"
              .formatted(ofBill ? "max" : "min");
      case "call_event" -> "fact->>'type' = '%s'".formatted(ofBill ? "billed" : "step_reached");
      default -> "true";
    };
  }

  private static String value(TableColumn column, String model) {
    if (column.parent() != null) {
      return column.parent().equals("push_inbox") ? OF_THIS_PUSH : ID.formatted(":call");
    }
    if (model == null) {
      return "null";
    }
    if (!column.unique()) {
      return literal(model) + "::" + column.type();
    }
    return switch (column.type()) {
      case "uuid" -> ID.formatted(":call");
      case "bytea" -> "sha256(cast(:key as bytea))";
      case "integer", "bigint" -> "cast(:key as " + column.type() + ")";
      // As long as the model, and never twice; what is too short for that is not what makes it
      // unique.
      default ->
          model.length() < KEY_LENGTH
              ? literal(model)
              : "lpad(:key, %d, %s)".formatted(model.length(), literal(model));
    };
  }

  /** Colons are escaped, since pgbench takes what follows one for the name of a variable. */
  private static String literal(String text) {
    return "U&'%s'".formatted(text.replace("\\", "\\\\").replace("'", "''").replace(":", "\\003A"));
  }

  private static String output(List<String> command) throws IOException, InterruptedException {
    Path log = Path.of("target", "push-benchmark", "pgbench.log");
    Files.createDirectories(log.getParent());
    Process process =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()).start();
    if (process.waitFor() != 0) {
      throw new IllegalStateException("pgbench failed: " + Files.readString(log));
    }
    return Files.readString(log);
  }
}
