package io.dialbridge.doctor;

import static io.dialbridge.doctor.Texts.text;

import io.agroal.api.AgroalDataSource;
import io.dialbridge.values.Text;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The database: there, near, roomy, a primary, and keeping what it acknowledged. */
@ApplicationScoped
@Priority(60)
class DatabaseExamination implements Examination {
  private static final String STATE =
      """
      select current_setting('server_version') as version, current_setting('server_version_num')::int as number,
        pg_is_in_recovery() as standby, current_setting('default_transaction_read_only') as read_only,
        current_setting('synchronous_commit') as synchronous_commit, current_setting('fsync') as fsync,
        current_setting('full_page_writes') as full_page_writes,
        current_setting('max_connections')::int - current_setting('superuser_reserved_connections')::int
          - coalesce(current_setting('reserved_connections', true)::int, 0) as places,
        (select coalesce(sum(numbackends), 0) from pg_stat_database) as taken,
        (select count(*) from pg_stat_activity where datname = current_database() and usename = current_user) as ours""";

  private static final String TIME = "select clock_timestamp()";
  private static final int SAMPLES = 7;

  /** The one that the house is tested with. */
  private static final int TESTED = 18;

  /** Unique indexes that take nulls for equal came with it. */
  private static final int LEAST = 15;

  /** A call takes about a dozen trips. */
  private static final Duration FAR = Duration.ofMillis(20);

  private static final Duration OFF = Duration.ofSeconds(1);
  private static final Duration FAR_OFF = Duration.ofSeconds(60);

  private final DataSource database;
  private final int pool;
  private final Clock clock;

  @Inject
  DatabaseExamination(
      AgroalDataSource database,
      @ConfigProperty(name = "quarkus.datasource.jdbc.max-size") int pool,
      Clock clock) {
    this((DataSource) database, pool, clock);
  }

  DatabaseExamination(DataSource database, int pool, Clock clock) {
    this.database = database;
    this.pool = pool;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "database";
  }

  @Override
  public void examine(Chart chart) {
    try (Connection connection = database.getConnection()) {
      state(connection, chart);
      time(connection, chart);
    } catch (SQLException e) {
      chart.failed(
          "database",
          text("It can't be reached or asked: %s.", "无法连接或查询：%s。", Reasons.of(e)),
          text(
              "Look at quarkus.datasource.jdbc.url, username and password, at the server, and at firewalls in between.",
              "请检查 quarkus.datasource.jdbc.url、用户名与密码、数据库服务以及途中的防火墙。"));
    }
  }

  private void state(Connection connection, Chart chart) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(STATE);
        ResultSet row = statement.executeQuery()) {
      row.next();
      version(row.getString("version"), row.getInt("number") / 10_000, chart);
      primary(row.getBoolean("standby"), row.getString("read_only"), chart);
      durable(row, chart);
      connections(row.getInt("places"), row.getInt("taken"), row.getInt("ours"), chart);
    }
  }

  private static void version(String version, int major, Chart chart) {
    Text seen = text("PostgreSQL %s answers.", "PostgreSQL %s 可用。", version);
    if (major < LEAST) {
      chart.failed("database", seen, text("Take PostgreSQL %d.", "请使用 PostgreSQL %d。", TESTED));
    } else if (major < TESTED) {
      chart.warning(
          "database",
          seen,
          text(
              "Dialbridge is tested with %d; think of an upgrade.",
              "Dialbridge 以 %d 版测试，建议升级。", TESTED));
    } else {
      chart.ok("database", seen);
    }
  }

  private static void primary(boolean standby, String readOnly, Chart chart) {
    if (standby || readOnly.equals("on")) {
      chart.failed(
          "database-primary",
          standby
              ? text("It is a standby: nothing can be written.", "这是备库，无法写入。")
              : text("Its transactions are read-only: nothing can be written.", "其事务为只读，无法写入。"),
          text(
              "Let quarkus.datasource.jdbc.url lead to the primary; with several hosts add targetServerType=primary.",
              "请让 quarkus.datasource.jdbc.url 指向主库；多主机时加上 targetServerType=primary。"));
    } else {
      chart.ok("database-primary", text("It is a primary and can be written to.", "是可写的主库。"));
    }
  }

  /** A push is acknowledged when it is committed, so a commit must be worth something. */
  private static void durable(ResultSet row, Chart chart) throws SQLException {
    List<String> off = new ArrayList<>();
    for (String setting : List.of("synchronous_commit", "fsync", "full_page_writes")) {
      if (row.getString(setting).equals("off")) {
        off.add(setting);
      }
    }
    String names = String.join(", ", off);
    if (off.isEmpty()) {
      chart.ok(
          "database-durability",
          text(
              "What is committed stays: synchronous_commit %s, fsync and full_page_writes on.",
              "提交即持久：synchronous_commit 为 %s，fsync 与 full_page_writes 已开启。",
              row.getString("synchronous_commit")));
    } else {
      chart.warning(
          "database-durability",
          text(
              "%s off: a push that was acknowledged could be lost when the database's machine fails.",
              "%s 已关闭：数据库主机故障时，已应答的推送可能丢失。", names),
          text("Turn on: %s.", "请开启：%s。", names));
    }
  }

  private void connections(int places, int taken, int ours, Chart chart) {
    int free = Math.max(0, places - taken);
    Text seen =
        text(
            "%d of %d connections are taken, %d of them by this user; this process may hold %d.",
            "%2$d 个连接已用 %1$d 个，其中本用户 %3$d 个；本进程最多占用 %4$d 个。", taken, places, ours, pool);
    if (free < pool) {
      chart.warning(
          "database-connections",
          seen,
          text(
              "One more replica may want %d. Raise max_connections, put a pooler (session mode) in between, or lower quarkus.datasource.jdbc.max-size.",
              "再增加一个副本可能需要 %d 个。请调大 max_connections、使用连接池代理（session 模式），或调小 quarkus.datasource.jdbc.max-size。",
              pool));
    } else {
      chart.ok("database-connections", seen);
    }
  }

  private void time(Connection connection, Chart chart) throws SQLException {
    List<Long> trips = new ArrayList<>();
    long shortest = Long.MAX_VALUE;
    Duration ahead = Duration.ZERO;
    try (PreparedStatement statement = connection.prepareStatement(TIME)) {
      for (int i = 0; i < SAMPLES; i++) {
        long begin = System.nanoTime();
        Instant before = clock.instant();
        try (ResultSet row = statement.executeQuery()) {
          long nanos = System.nanoTime() - begin;
          row.next();
          trips.add(nanos);
          if (nanos < shortest) {
            shortest = nanos;
            Instant theirs = row.getTimestamp(1).toInstant();
            ahead = Duration.between(theirs, before.plusNanos(nanos / 2));
          }
        }
      }
    }
    trips.sort(null);
    distance(trips.get(SAMPLES / 2), chart);
    difference(ahead, shortest, chart);
  }

  private static void distance(long nanos, Chart chart) {
    Text seen = text("A question takes %.2f ms there and back.", "一次往返 %.2f 毫秒。", nanos / 1e6);
    if (nanos >= FAR.toNanos()) {
      chart.warning(
          "database-distance",
          seen,
          text(
              "Run the service nearer to its database: in the same region, better the same zone.",
              "请将服务部署得离数据库更近：同一区域，最好同一可用区。"));
    } else {
      chart.ok("database-distance", seen);
    }
  }

  /** Replicas compare times that others wrote. */
  private static void difference(Duration ahead, long trip, Chart chart) {
    Text seen =
        text(
            "Our clock is %+.3f s against the database's, give or take %.3f s.",
            "本机时钟与数据库相差 %+.3f 秒，误差 ±%.3f 秒。", ahead.toNanos() / 1e9, trip / 2e9);
    Text advice =
        text(
            "Let both machines follow a time server (NTP): replicas compare times that others wrote.",
            "请让两台机器都与时间服务器（NTP）同步：各副本会比较彼此写入的时间。");
    if (ahead.abs().compareTo(FAR_OFF) >= 0) {
      chart.failed("clock-database", seen, advice);
    } else if (ahead.abs().compareTo(OFF) >= 0) {
      chart.warning("clock-database", seen, advice);
    } else {
      chart.ok("clock-database", seen);
    }
  }
}
