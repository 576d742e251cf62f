package io.dialbridge.calls;

import io.dialbridge.calls.CallState.FieldSource;
import io.dialbridge.calls.CallState.Source;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a fold notes down on its way: where each time came from, and what is missing. */
final class Findings {
  private final List<String> missing = new ArrayList<>();
  private final List<FieldSource> sources = new ArrayList<>();

  void missing(String field) {
    missing.add(field);
  }

  /** Nothing is noted where there is no time. */
  void found(String field, @Nullable Instant at, Source source) {
    if (at != null) {
      sources.add(new FieldSource(field, source));
    }
  }

  void pushed(String field, CallFact.PlatformTime time) {
    boolean unreadable = time.zone().equals(CallFact.PlatformTime.UNREADABLE);
    found(field, time.at(), unreadable ? Source.INFERRED : Source.PUSH);
  }

  List<String> missing() {
    return List.copyOf(missing);
  }

  List<FieldSource> sources() {
    return List.copyOf(sources);
  }

  static String ofLeg(Party party, String name) {
    return "legs." + party.word() + "." + name;
  }
}
