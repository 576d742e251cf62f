package io.dialbridge.access;

import io.dialbridge.problem.ProblemException;
import io.dialbridge.roles.Duties;
import io.dialbridge.values.Requester;
import io.dialbridge.values.Scopes;
import io.quarkus.runtime.QuarkusApplication;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Makes a key from the command line: the first one, which no other key can make, or one with every
 * scope again when all of those are lost. Whoever can run it can read the database as well.
 */
public class CreateKeyCommand implements QuarkusApplication {
  public static final String NAME = "create-key";

  /** As which the command stands with the key and in the audit log. */
  private static final Requester COMMAND = new Requester("command", null, null, "local");

  private static final int WRONG_USE = 2;
  private static final String USAGE =
      """
      usage: create-key NAME [SCOPE ...]
        NAME   1 to 64 letters, digits or - _ . that no key had before
        SCOPE  any of %s; none: all of them"""
          .formatted(String.join(", ", Scopes.ALL));

  private final KeyDesk desk;
  private final Duties duties;

  CreateKeyCommand(KeyDesk desk, Duties duties) {
    this.desk = desk;
    this.duties = duties;
  }

  @Override
  public int run(String... arguments) {
    List<String> scopes =
        Arrays.asList(arguments).subList(Math.min(1, arguments.length), arguments.length);
    if (arguments.length == 0
        || !arguments[0].matches(CreateKeyRequest.NAME)
        || !Scopes.ALL.containsAll(scopes)) {
      System.err.println(USAGE);
      return WRONG_USE;
    }
    if (duties.waitsFor() != null) {
      System.err.println(duties.waitsFor());
      return 1;
    }
    Set<String> granted = new LinkedHashSet<>(scopes.isEmpty() ? Scopes.ALL : scopes);
    try {
      System.out.println(desk.create(arguments[0], granted, null, null, COMMAND).secret());
      return 0;
    } catch (ProblemException e) {
      System.err.println(e.getMessage());
      return 1;
    }
  }
}
