package io.dialbridge.ops;

import io.dialbridge.access.CreateKeyCommand;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Arrays;

/** The executable: the service, or, with its name as the first argument, a command. */
@QuarkusMain
public class Main {
  private Main() {}

  public static void main(String... arguments) {
    if (arguments.length > 0 && arguments[0].equals(CreateKeyCommand.NAME)) {
      // A command listens to nobody, so it may run beside the service, and what it prints is its
      // answer alone.
      System.setProperty("quarkus.http.host-enabled", "false");
      System.setProperty("quarkus.scheduler.enabled", "false");
      System.setProperty("quarkus.log.console.stderr", "true");
      Quarkus.run(CreateKeyCommand.class, Arrays.copyOfRange(arguments, 1, arguments.length));
    } else {
      Quarkus.run(arguments);
    }
  }
}
