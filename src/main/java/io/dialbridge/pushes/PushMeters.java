package io.dialbridge.pushes;

import io.dialbridge.platform.App;
import io.dialbridge.platform.Apps;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** Counts pushes at the door: what became of them, and which of the published dialects they are. */
@ApplicationScoped
class PushMeters {
  static final String STORED = "stored";

  /** It could not be committed. */
  static final String UNAVAILABLE = "unavailable";

  private final MeterRegistry metrics;
  private final Map<Sort, Counter> counters = new ConcurrentHashMap<>();

  /** What a push is. */
  enum Type {
    STATUS,
    BILLS,
    UNREADABLE
  }

  /** All that is counted apart; pushes are too many to look for a counter by its name each time. */
  private record Sort(
      String app, Type type, String outcome, PushSignature.Form form, String created) {}

  PushMeters(Apps apps, MeterRegistry metrics) {
    this.metrics = metrics;
    // From the start, so that the first ones are seen as an increase.
    for (App app : apps.all()) {
      for (Type type : new Type[] {Type.STATUS, Type.BILLS}) {
        for (String outcome : new String[] {STORED, UNAVAILABLE}) {
          counter(new Sort(app.name(), type, outcome, PushSignature.Form.FORM_2026, "utc"));
        }
      }
    }
  }

  void count(ArrivedPush push, Type type, String outcome) {
    PushSignature signature = push.signature();
    Sort sort = new Sort(push.app(), type, outcome, signature.form(), created(signature));
    counters.computeIfAbsent(sort, this::counter).increment();
  }

  /** In whose zone the signature's Created was written. */
  private static String created(PushSignature signature) {
    return switch (Objects.requireNonNullElse(signature.createdZone(), "")) {
      case PushSignature.UTC -> "utc";
      case PushSignature.BEIJING_TIME -> "beijing";
      default -> "none";
    };
  }

  private Counter counter(Sort sort) {
    return Counter.builder("dialbridge.pushes.received")
        .tag("app", sort.app())
        .tag("type", word(sort.type()))
        .tag("outcome", sort.outcome())
        .tag("signature", word(sort.form()))
        .tag("created", sort.created())
        .register(metrics);
  }

  private static String word(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }
}
