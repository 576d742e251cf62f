package io.dialbridge.doctor;

import io.dialbridge.values.Language;
import io.quarkus.runtime.QuarkusApplication;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The doctor from the command line; also where the service itself can't start for its database. */
public class DoctorCommand implements QuarkusApplication {
  public static final String NAME = "doctor";

  private static final int WRONG_USE = 2;
  private static final String USAGE =
      """
      usage: doctor [en|zh]
        looks at the platform, the push address, clocks, credentials and the database with the
        settings of the service, rings nobody and changes nothing
      exit status: 0 nothing failed, 1 something did""";

  private final Doctor doctor;

  DoctorCommand(Doctor doctor) {
    this.doctor = doctor;
  }

  @Override
  public int run(String... arguments) throws InterruptedException {
    String tag = arguments.length == 0 ? "en" : arguments[0];
    if (arguments.length > 1 || !tag.matches("en|zh")) {
      System.err.println(USAGE);
      return WRONG_USE;
    }
    DoctorReport report = doctor.examine();
    // Not System.out, which can't write Chinese in many a container's locale.
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    out.print(table(report, Language.ofHeader(tag)));
    return report.health() == Health.FAILED ? 1 : 0;
  }

  static String table(DoctorReport report, Language language) {
    int width = report.lines().stream().mapToInt(line -> line.name().length()).max().orElse(0);
    String row = "%-7s  %-" + Math.max(1, width) + "s  %s%n";
    StringBuilder table = new StringBuilder();
    for (Observation line : report.lines()) {
      table.append(
          String.format(
              Locale.ROOT, row, line.health().word(), line.name(), line.seen().in(language)));
      if (line.advice() != null) {
        table.append(String.format(Locale.ROOT, row, "", "", "-> " + line.advice().in(language)));
      }
    }
    return table.toString();
  }
}
