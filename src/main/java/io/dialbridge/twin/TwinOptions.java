package io.dialbridge.twin;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The command line of a twin that runs alone. Throws {@link IllegalArgumentException}. */
record TwinOptions(boolean help, TwinConfig config) {
  static final String HELP =
      """
      A stand-in for the voice platform.
        --host=127.0.0.1        the address to listen on
        --port=8089             the port; 0: any free one
        --speed=10              platform seconds per real second; default 1
        --port-limit=10         ports an app has for calls at the same time
        --port-limit=NAME=5     the same for one app; repeatable
        --ports-per-callback=2  ports a callback takes: 1 or 2; default 1
        --answer-delay-millis=200
                                how long the answer to a request for a call takes
                                at least; default 0
        --app=NAME,KIND,KEY,SECRET,+8675500001111|+8675500002222
                                an app and its display numbers; repeatable; the kind is
                                callback, notification or verification
        --template=ID=TEXT      a template for notifications, added to the standard ones;
                                repeatable; the text begins with a Chinese character and
                                may have ${TXT_10}, ${NUM_6}, ${DATE}, ${TIME}
        --push-signature=2026   how pushes are signed: 2026, 2022 or none
        --help                  this text

      Every voice file exists whose name has letters, digits and - _ . @ only, but not
      those whose names begin with missing; those that begin with vanished are gone when
      they are to be played.
      """;

  static final String TEST_NUMBERS =
      "Test numbers are +86154000CCxxx; CC: 00 and 10 talk, 11 hangs up first, 12 stays,"
          + " 13 hangs up at once, 20 no answer, 21 busy, 22 rejects, 23 off, 24 not existing,"
          + " 30 to 39 press that last digit when asked, and after a replay the next one.";

  static TwinOptions parse(String[] arguments) {
    TwinConfig config = TwinConfig.standard();
    List<TwinApp> apps = new ArrayList<>();
    List<TwinTemplate> templates = new ArrayList<>(config.templates());
    Map<String, Integer> portLimits = new HashMap<>();
    boolean help = false;
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      String name = equals < 0 ? argument : argument.substring(0, equals);
      String value = equals < 0 ? "" : argument.substring(equals + 1);
      switch (name) {
        case "--help" -> help = true;
        case "--host" -> config = config.withHost(value);
        case "--port" -> config = config.withPort(integer(name, value));
        case "--speed" -> config = config.withSpeed(decimal(name, value));
        case "--port-limit" -> {
          int before = value.indexOf('=');
          int ports = integer(name, value.substring(before + 1));
          if (before < 0) {
            config = config.withPortLimit(ports);
          } else {
            portLimits.put(value.substring(0, before), ports);
          }
        }
        case "--ports-per-callback" -> config = config.withPortsPerCallback(integer(name, value));
        case "--answer-delay-millis" ->
            config = config.withAnswerDelay(Duration.ofMillis(integer(name, value)));
        case "--app" -> apps.add(app(value));
        case "--template" -> templates.add(template(value));
        case "--push-signature" -> config = config.withPushSignature(form(value));
        default -> throw new IllegalArgumentException(unknown(name));
      }
    }
    TwinConfig read = config.withTemplates(templates);
    TwinConfig known = apps.isEmpty() ? read : read.withApps(apps);
    return new TwinOptions(help, known.withPortLimits(portLimits));
  }

  /** Like {@code courier (callback, +8675500001111, +8675500002222)}. */
  String appNames() {
    return config.apps().stream()
        .map(
            app ->
                "%s (%s, %s)"
                    .formatted(
                        app.name(),
                        app.service().name().toLowerCase(Locale.ROOT),
                        String.join(", ", app.displayNumbers())))
        .collect(Collectors.joining(", "));
  }

  /** Repeats only what looks like an option: anything else may be a secret gone astray. */
  private static String unknown(String name) {
    return name.matches("--[a-z-]+")
        ? "There is no option " + name + "."
        : "Options look like --name=value.";
  }

  private static int integer(String name, String value) {
    if (!value.matches("\\d{1,9}")) {
      throw new IllegalArgumentException(name + " needs a number, unlike '" + value + "'.");
    }
    return Integer.parseInt(value);
  }

  private static double decimal(String name, String value) {
    if (!value.matches("\\d{1,9}(\\.\\d{1,9})?")) {
      throw new IllegalArgumentException(name + " needs a number, unlike '" + value + "'.");
    }
    return Double.parseDouble(value);
  }

  /** The value is never repeated in a message: it holds a secret. */
  private static TwinApp app(String value) {
    String[] parts = value.split(",", -1);
    if (parts.length != 5) {
      throw new IllegalArgumentException("--app needs NAME,KIND,KEY,SECRET,NUMBER|NUMBER.");
    }
    List<String> numbers = Arrays.asList(parts[4].split("\\|", -1));
    return new TwinApp(parts[0], service(parts[1]), parts[2], parts[3], numbers, true, null, null);
  }

  private static TwinService service(String value) {
    return switch (value) {
      case "callback" -> TwinService.CALLBACK;
      case "notification" -> TwinService.NOTIFICATION;
      case "verification" -> TwinService.VERIFICATION;
      default ->
          throw new IllegalArgumentException(
              "The kind of an app is callback, notification or verification.");
    };
  }

  private static TwinTemplate template(String value) {
    int equals = value.indexOf('=');
    if (equals < 0) {
      throw new IllegalArgumentException("--template needs ID=TEXT.");
    }
    return new TwinTemplate(value.substring(0, equals), value.substring(equals + 1), true);
  }

  private static SignatureForm form(String value) {
    return switch (value) {
      case "2026" -> SignatureForm.FORM_2026;
      case "2022" -> SignatureForm.FORM_2022;
      case "none" -> SignatureForm.UNSIGNED;
      default -> throw new IllegalArgumentException("--push-signature is 2026, 2022 or none.");
    };
  }
}
