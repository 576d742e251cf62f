package io.dialbridge.ops;

import io.quarkus.runtime.QuarkusApplication;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;

/**
 * Brings the database's schema up to what this build knows: a step of its own before the service is
 * started or updated, so that no replica waits for it, or runs it with a user who may do less.
 */
public class MigrateCommand implements QuarkusApplication {
  static final String NAME = "migrate";

  private static final int WRONG_USE = 2;

  private final Flyway flyway;
  private final Schema schema;

  MigrateCommand(Flyway flyway, Schema schema) {
    this.flyway = flyway;
    this.schema = schema;
  }

  @Override
  public int run(String... arguments) {
    if (arguments.length > 0) {
      System.err.println("usage: migrate");
      return WRONG_USE;
    }
    try {
      MigrateResult result = flyway.migrate();
      System.out.printf(
          "schema version %s, migrations run: %d%n", Schema.VERSION, result.migrationsExecuted);
      return 0;
    } catch (FlywayException e) {
      // Of a newer schema Flyway would advise a repair, which makes it worse.
      Schema.State found = schema.look();
      System.err.println(found.newer() ? found.told() : e.getMessage());
      return 1;
    }
  }
}
