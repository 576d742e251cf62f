package io.dialbridge.protection;

import io.dialbridge.calls.CallKind;
import io.dialbridge.calls.Enforcement;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How callees are protected: for all apps, and for some of them otherwise. */
@ConfigMapping(prefix = "dialbridge.protection")
public interface ProtectionConfig {
  CalleeCaps calleeCaps();

  QuietHours quietHours();

  OptOuts optOuts();

  /** By the name of the app; what is left out is as for all. */
  Map<String, OfApp> apps();

  /** How often. */
  interface CalleeCaps {
    /**
     * What is done about one call too many to a callee: off, warn or refuse. Carriers block numbers
     * that call somebody too often; the vendor advises 3 times a day and 10 times in 30 days.
     */
    @WithDefault("refuse")
    Enforcement mode();

    /** Calls of an app to one callee within 24 hours. */
    @WithDefault("3")
    int perDay();

    /** Calls of an app to one callee within 30 days. */
    @WithDefault("10")
    int perMonth();
  }

  /** When. */
  interface QuietHours {
    /** What is done about calls in the quiet hours: off, warn or refuse. */
    @WithDefault("off")
    Enforcement mode();

    /** From when until when, by the clock on the wall; across midnight where the end is earlier. */
    @WithDefault("22:00-08:00")
    String hours();

    /** Time zone of those hours, a name of the IANA's database. */
    @WithDefault("Asia/Shanghai")
    String zone();

    /**
     * Kinds of call that must not be placed in them: callback, notification, verification. Whoever
     * gets a code has usually just asked for it.
     */
    @WithDefault("callback,notification")
    Set<CallKind> kinds();
  }

  /** Whom not. */
  interface OptOuts {
    /** What is done about calls to those on the opt-out list: off, warn or refuse. */
    @WithDefault("refuse")
    Enforcement mode();
  }

  /** Of one app. */
  interface OfApp {
    CalleeCapsOfApp calleeCaps();

    QuietHoursOfApp quietHours();

    OptOutsOfApp optOuts();
  }

  /** How often, of one app. */
  interface CalleeCapsOfApp {
    /** The same for calls of this app. */
    Optional<Enforcement> mode();

    /** The same for calls of this app. */
    Optional<Integer> perDay();

    /** The same for calls of this app. */
    Optional<Integer> perMonth();
  }

  /** When, of one app. */
  interface QuietHoursOfApp {
    /** The same for calls of this app. */
    Optional<Enforcement> mode();

    /** The same for calls of this app. */
    Optional<String> hours();

    /** The same for calls of this app. */
    Optional<String> zone();

    /** The same for calls of this app. */
    Optional<Set<CallKind>> kinds();
  }

  /** Whom not, of one app. */
  interface OptOutsOfApp {
    /** The same for calls of this app. */
    Optional<Enforcement> mode();
  }
}
