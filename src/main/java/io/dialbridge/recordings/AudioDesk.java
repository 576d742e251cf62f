package io.dialbridge.recordings;

import io.dialbridge.calls.CallTrail;
import io.dialbridge.outbound.Destination;
import io.dialbridge.platform.App;
import io.dialbridge.platform.Apps;
import io.dialbridge.platform.RecordingAddress;
import io.dialbridge.platform.VoicePlatform;
import io.dialbridge.problem.ProblemException;
import io.dialbridge.recordings.AddressGuard.Cleared;
import io.dialbridge.recordings.AddressGuard.Forbidden;
import io.dialbridge.recordings.AddressGuard.Judgement;
import io.dialbridge.recordings.Evidence.Noted;
import io.dialbridge.recordings.RecordingFinder.Known;
import io.dialbridge.values.Requester;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Opens recordings: asks the platform where one is, has the address judged, and fetches it. What
 * goes wrong before the first byte is thrown as a problem.
 */
@ApplicationScoped
class AudioDesk {
  private static final Logger LOG = Logger.getLogger(AudioDesk.class);

  private final RecordingFinder finder;
  private final Apps apps;
  private final VoicePlatform platform;
  private final AddressGuard guard;
  private final RecordingStore store;
  private final MeterRegistry metrics;
  private final Semaphore places;

  AudioDesk(
      RecordingFinder finder,
      Apps apps,
      VoicePlatform platform,
      AddressGuard guard,
      RecordingStore store,
      RecordingsConfig config,
      MeterRegistry metrics) {
    this.finder = finder;
    this.apps = apps;
    this.platform = platform;
    this.guard = guard;
    this.store = store;
    this.metrics = metrics;
    this.places = new Semaphore(config.maxConcurrent());
  }

  /** The recording with its bytes still to come; to be passed on or closed. */
  FetchedAudio open(UUID callId, Requester requester, @Nullable ByteRange range) {
    CallTrail.follow(callId);
    Known known = finder.of(callId, requester);
    if (!known.finding().isWorthAsking()) {
      throw AudioProblems.nothing(callId, known.finding());
    }
    App app = apps.named(known.app()).orElseThrow(() -> AudioProblems.noApp(callId));
    if (!places.tryAcquire()) {
      count(app, "crowded");
      throw AudioProblems.crowded(callId);
    }
    FetchedAudio audio;
    try {
      audio = fetched(callId, app, Objects.requireNonNull(known.noted()), range);
    } catch (RuntimeException e) {
      places.release();
      throw e;
    }
    audio.whenEnded(
        how -> {
          places.release();
          String word = how.name().toLowerCase(Locale.ROOT);
          count(app, word);
          LOG.infof("Recording of call %s: %s (%s)", callId, word, audio.host());
        });
    return audio;
  }

  private FetchedAudio fetched(UUID callId, App app, Noted noted, @Nullable ByteRange range) {
    return switch (whereabouts(callId, app, noted.clues())) {
      case Forbidden forbidden ->
          throw failed(
              callId,
              app,
              "forbidden",
              forbidden.reason(),
              AudioProblems.forbidden(callId, forbidden.reason()));
      case Cleared cleared -> fetched(callId, app, noted, cleared.destination(), range);
    };
  }

  /** A fresh address each time: how long one is good the pages don't agree on. */
  private Judgement whereabouts(UUID callId, App app, RecordingClues clues) {
    if (!clues.nameTheObject()) {
      return guard.judge(Objects.requireNonNull(clues.downloadUrl()), app);
    }
    return switch (platform.recordingAddress(
        app, Objects.requireNonNull(clues.objectName()), Objects.requireNonNull(clues.domain()))) {
      case RecordingAddress.Found found -> guard.judge(found.address(), app);
      case RecordingAddress.Missing missing -> throw missed(callId, app, missing.code());
      case RecordingAddress.Refused refused ->
          throw failed(
              callId,
              app,
              "refused",
              "result code " + refused.code(),
              AudioProblems.refused(callId, refused.code(), refused.description()));
      case RecordingAddress.NotTold notTold ->
          throw failed(callId, app, "not_told", notTold.reason(), AudioProblems.notTold(callId));
    };
  }

  private FetchedAudio fetched(
      UUID callId, App app, Noted noted, Destination address, @Nullable ByteRange range) {
    return switch (store.fetch(address, range)) {
      case StoreAnswer.Opened opened -> {
        if (noted.missingSince() != null) {
          finder.found(callId);
        }
        yield opened.audio();
      }
      case StoreAnswer.NotThere notThere -> throw missed(callId, app, "http-" + notThere.status());
      case StoreAnswer.OutOfRange out ->
          throw failed(
              callId, app, "out_of_range", address.host(), AudioProblems.outOfRange(callId, out));
      case StoreAnswer.Unusable unusable ->
          throw failed(
              callId,
              app,
              "unusable",
              address.host() + ": " + unusable.reason(),
              AudioProblems.unusable(callId, unusable.reason()));
    };
  }

  private ProblemException missed(UUID callId, App app, String code) {
    Finding finding = finder.missed(callId, code);
    return failed(callId, app, "missing", code, AudioProblems.nothing(callId, finding));
  }

  private ProblemException failed(
      UUID callId, App app, String outcome, String reason, ProblemException problem) {
    count(app, outcome);
    LOG.infof("Recording of call %s: %s (%s)", callId, outcome, reason);
    return problem;
  }

  private void count(App app, String outcome) {
    metrics
        .counter("dialbridge.recordings.fetched", "app", app.name(), "outcome", outcome)
        .increment();
  }
}
