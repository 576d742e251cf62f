package io.dialbridge.protection;

import io.dialbridge.calls.CallKind;
import io.dialbridge.calls.Enforcement;
import io.dialbridge.platform.App;
import io.dialbridge.platform.Apps;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** How the callees of each app are protected. */
@ApplicationScoped
public class Protections {
  private static final String AT = "dialbridge.protection.";

  private final Map<String, Protection> byApp = new HashMap<>();
  private final List<String> wrong = new ArrayList<>();

  /**
   * How the callees of one app are protected.
   *
   * @param kinds that are not placed in the quiet hours
   */
  record Protection(
      Enforcement caps,
      int perDay,
      int perMonth,
      Enforcement quiet,
      QuietHours hours,
      Set<CallKind> kinds,
      Enforcement optOuts) {}

  public Protections(ProtectionConfig config, Apps apps) {
    Protection ofAll =
        new Protection(
            config.calleeCaps().mode(),
            caps(AT, "day", config.calleeCaps().perDay()),
            caps(AT, "month", config.calleeCaps().perMonth()),
            config.quietHours().mode(),
            hours(AT, config.quietHours().hours(), config.quietHours().zone()),
            config.quietHours().kinds(),
            config.optOuts().mode());
    for (App app : apps.all()) {
      ProtectionConfig.OfApp own = config.apps().get(app.name());
      byApp.put(app.name(), own == null ? ofAll : with(ofAll, config, app.name(), own));
    }
    config.apps().keySet().stream()
        .filter(name -> !byApp.containsKey(name))
        .sorted()
        .forEach(name -> wrong.add(AT + "apps." + name + ": there is no app of that name"));
  }

  private Protection with(
      Protection ofAll, ProtectionConfig config, String app, ProtectionConfig.OfApp own) {
    String at = AT + "apps." + app + ".";
    ProtectionConfig.QuietHoursOfApp quiet = own.quietHours();
    return new Protection(
        own.calleeCaps().mode().orElse(ofAll.caps()),
        caps(at, "day", own.calleeCaps().perDay().orElse(ofAll.perDay())),
        caps(at, "month", own.calleeCaps().perMonth().orElse(ofAll.perMonth())),
        quiet.mode().orElse(ofAll.quiet()),
        hours(
            at,
            quiet.hours().orElse(config.quietHours().hours()),
            quiet.zone().orElse(config.quietHours().zone())),
        quiet.kinds().orElse(ofAll.kinds()),
        own.optOuts().mode().orElse(ofAll.optOuts()));
  }

  private int caps(String at, String window, int most) {
    if (most < 1) {
      wrong.add(
          at + "callee-caps.per-" + window + ": with less than 1 nobody would ever be called");
    }
    return most;
  }

  private QuietHours hours(String at, String hours, String zone) {
    try {
      return QuietHours.of(hours, zone);
    } catch (IllegalArgumentException e) {
      wrong.add(at + "quiet-hours: " + e.getMessage());
      return QuietHours.of("00:00-00:01", "Z"); // The service doesn't start.
    }
  }

  /** What is wrong with the settings, each with its name. */
  public List<String> wrong() {
    return List.copyOf(wrong);
  }

  Protection of(App app) {
    return Objects.requireNonNull(byApp.get(app.name()), "it is an app of the configuration");
  }
}
