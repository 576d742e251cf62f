package io.dialbridge.twin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** The recordings that the platform still keeps. Lives on the event loop. */
final class Recordings {
  /** As long as the platform keeps a recording after its bill's push. */
  static final Duration KEPT = Duration.ofDays(7);

  private record Kept(Recording recording, Instant until) {}

  private final Clock clock;
  private final long keptMillis;

  /** By path; the oldest first. */
  private final SequencedMap<String, Kept> kept = new LinkedHashMap<>();

  Recordings(TwinConfig config, Clock clock) {
    this.clock = clock;
    this.keptMillis = config.pace().millis(KEPT);
  }

  /** To be told when the bill goes out: with it the recording is there. */
  void keep(Recording recording) {
    dropTheOld();
    kept.put(recording.path(), new Kept(recording, clock.instant().plusMillis(keptMillis)));
  }

  /** One of the app's, by what its bill says. */
  Optional<Recording> find(TwinApp app, String domain, String object) {
    return at(Recording.path(app, object))
        .filter(recording -> recording.domain().equals(domain))
        .filter(recording -> recording.app().equals(app));
  }

  Optional<Recording> at(String path) {
    dropTheOld();
    return Optional.ofNullable(kept.get(path)).map(Kept::recording);
  }

  private void dropTheOld() {
    Instant now = clock.instant();
    while (!kept.isEmpty() && !now.isBefore(kept.firstEntry().getValue().until())) {
      kept.pollFirstEntry();
    }
  }
}
