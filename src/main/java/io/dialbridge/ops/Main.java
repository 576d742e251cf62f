package io.dialbridge.ops;

import io.dialbridge.access.CheckAuditCommand;
import io.dialbridge.access.CreateKeyCommand;
import io.dialbridge.doctor.DoctorCommand;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Arrays;
import java.util.Map;

/** The executable: the service, or, with its name as the first argument, a command. */
@QuarkusMain
public class Main {
  private static final Map<String, Class<? extends QuarkusApplication>> COMMANDS =
      Map.of(
          CreateKeyCommand.NAME, CreateKeyCommand.class,
          CheckAuditCommand.NAME, CheckAuditCommand.class,
          DoctorCommand.NAME, DoctorCommand.class,
          MigrateCommand.NAME, MigrateCommand.class);

  private Main() {}

  public static void main(String... arguments) {
    Class<? extends QuarkusApplication> command =
        arguments.length == 0 ? null : COMMANDS.get(arguments[0]);
    if (command == null) {
      Quarkus.run(arguments);
      return;
    }
    // A command listens to nobody and does none of the service's work, so it may run beside it; it
    // needs no issuer, and what it prints is its answer alone.
    System.setProperty("dialbridge.role", "command");
    System.setProperty("quarkus.shutdown.delay", "0S");
    System.setProperty("quarkus.http.host-enabled", "false");
    System.setProperty("quarkus.scheduler.enabled", "false");
    if (command == DoctorCommand.class) {
      // It looks at the database as it is, and at the issuer that is configured, and tells itself
      // what is away.
      System.setProperty("quarkus.flyway.migrate-at-start", "false");
      System.setProperty("quarkus.log.console.level", "ERROR");
    } else {
      System.setProperty("quarkus.oidc.tenant-enabled", "false");
    }
    System.setProperty("quarkus.log.console.stderr", "true");
    System.setProperty("quarkus.log.console.json.enabled", "false");
    Quarkus.run(command, Arrays.copyOfRange(arguments, 1, arguments.length));
  }
}
