package io.dialbridge.access;

import io.agroal.api.AgroalDataSource;
import io.dialbridge.roles.Duties;
import io.quarkus.runtime.QuarkusApplication;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/**
 * Checks the audit log from the command line, with the sealing keys that are configured. Prints one
 * line.
 */
public class CheckAuditCommand implements QuarkusApplication {
  public static final String NAME = "check-audit";

  private static final int BROKEN = 1;
  private static final int WRONG_USE = 2;
  private static final int NOT_CHECKED = 3;
  private static final String USAGE =
      """
      usage: check-audit [ID:HASH]
        ID:HASH  where the log ended once, as an earlier check or GET /v1/audit told it;
                 without it an end that was cut off may go unnoticed
      exit status: 0 intact, 1 broken, 3 not checked, or intact but for a last part that no configured key can vouch for""";

  private final AgroalDataSource database;
  private final Duties duties;
  private final AuditSeals seals;

  CheckAuditCommand(AgroalDataSource database, Duties duties, AuditSeals seals) {
    this.database = database;
    this.duties = duties;
    this.seals = seals;
  }

  @Override
  public int run(String... arguments) throws SQLException {
    Optional<AuditHead> earlier =
        arguments.length == 1 ? AuditHead.read(arguments[0]) : Optional.empty();
    if (arguments.length > 1 || (arguments.length == 1 && earlier.isEmpty())) {
      System.err.println(USAGE);
      return WRONG_USE;
    }
    if (duties.waitsFor() != null) {
      System.err.println(duties.waitsFor());
      return NOT_CHECKED;
    }
    try (Connection connection = database.getConnection()) {
      AuditReport report = AuditCheck.of(connection, seals, earlier.orElse(null));
      System.out.println(report.line());
      if (report.broken() > 0) {
        return BROKEN;
      }
      return report.unchecked() > 0 ? NOT_CHECKED : 0;
    }
  }
}
