package io.dialbridge.doctor;

import static io.dialbridge.doctor.Texts.text;

import io.agroal.api.AgroalDataSource;
import io.dialbridge.values.Vault;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether the configured sealing key opens what lies in the database: the data keys of the eldest
 * and of the newest call, and that of the opt-outs. It names the columns by itself, as somebody who
 * looks in from outside.
 */
@ApplicationScoped
@Priority(40)
class SealingExamination implements Examination {
  private static final String LINE = "sealing-key";
  private static final String KEYS =
      """
      (select 'call ' || id, id::text, data_key from call_session where data_key is not null order by id limit 1)
      union (select 'call ' || id, id::text, data_key from call_session where data_key is not null order by id desc limit 1)
      union (select 'opt-outs', 'opt-outs', data_key from opt_out_key)""";

  private final AgroalDataSource database;
  private final Vault vault;

  SealingExamination(AgroalDataSource database, Vault vault) {
    this.database = database;
    this.vault = vault;
  }

  @Override
  public String name() {
    return LINE;
  }

  @Override
  public void examine(Chart chart) {
    List<String> opened = new ArrayList<>();
    List<String> shut = new ArrayList<>();
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(KEYS);
        ResultSet row = statement.executeQuery()) {
      while (row.next()) {
        byte[] owner = row.getString(2).getBytes(StandardCharsets.US_ASCII);
        (opens(row.getBytes(3), owner) ? opened : shut).add(row.getString(1));
      }
    } catch (SQLException e) {
      chart.unknown(
          LINE,
          text("There was nothing to try it on: %s.", "无可用于验证的数据：%s。", Reasons.of(e)),
          text("See the lines of the database and the schema.", "请查看 database 与 schema 各行。"));
      return;
    }
    if (!shut.isEmpty()) {
      chart.failed(
          LINE,
          text("It does not open the keys of %s.", "无法打开以下密钥：%s。", String.join(", ", shut)),
          text(
              "Configure the key under which they were sealed, as dialbridge.sealing.key or, during a rotation, as dialbridge.sealing.previous-key. Without it no number can be read: look into your key's backup.",
              "请将当时的密钥配置为 dialbridge.sealing.key，轮换期间则配置为 dialbridge.sealing.previous-key。没有它无法读取任何号码：请查找密钥备份。"));
    } else if (opened.isEmpty()) {
      chart.ok(LINE, text("Nothing is sealed yet.", "尚无加密数据。"));
    } else {
      chart.ok(LINE, text("It opens the keys of %s.", "可以打开以下密钥：%s。", String.join(", ", opened)));
    }
  }

  private boolean opens(byte[] wrapped, byte[] owner) {
    try {
      vault.open(wrapped, owner);
      return true;
    } catch (IllegalStateException e) {
      return false;
    }
  }
}
