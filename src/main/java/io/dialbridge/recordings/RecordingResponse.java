package io.dialbridge.recordings;

import io.dialbridge.recordings.Evidence.Noted;
import io.dialbridge.recordings.RecordingFinder.Known;
import io.dialbridge.values.Language;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What the facade says of a call's recording. */
@RegisterForReflection
@Schema(
    name = "Recording",
    description = "The recording of a call, or why there is none to fetch now.")
public record RecordingResponse(
    @Schema(
            required = true,
            description = "The call it belongs to.",
            examples = "0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e3f")
        String callId,
    @Schema(
            required = true,
            description =
                "available: fetch it; pending: it may still come; absent: there is none, and none"
                    + " will come. More may come.",
            examples = "available")
        String state,
    @Schema(
            description =
                "Why there is nothing to fetch now; null where it is available. not_requested,"
                    + " not_enabled (recording is switched off for the app), too_short (less than 3"
                    + " seconds of talk), not_answered, expired (the platform keeps recordings for"
                    + " 7 days), pending, not_found (it should be there, and the platform doesn't"
                    + " have it or never said where), erased (with the call). More may come.",
            examples = "too_short",
            nullable = true)
        @Nullable String reason,
    @Schema(
            required = true,
            description =
                "The same in one sentence for people, in English, or in Chinese where"
                    + " Accept-Language prefers it.",
            examples = "The recording can be fetched.")
        String text,
    @Schema(
            implementation = String.class,
            format = "date-time",
            description = "When the recording began, UTC, where the platform told.",
            nullable = true)
        @Nullable Instant startedAt,
    @Schema(
            implementation = String.class,
            format = "date-time",
            description = "When the platform deletes it, UTC, 7 days after the bill.",
            nullable = true)
        @Nullable Instant availableUntil,
    @Schema(
            description = "Path of the audio, where it is available.",
            examples = "/v1/calls/0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e3f/recording/audio",
            nullable = true)
        @Nullable String audio) {

  static RecordingResponse of(Known known, Language language) {
    Finding finding = known.finding();
    Noted noted = known.noted();
    boolean available = finding.state() == Finding.State.AVAILABLE;
    return new RecordingResponse(
        known.callId().toString(),
        finding.state().word(),
        finding.reason() == null ? null : finding.reason().word(),
        finding.text().in(language),
        available && noted != null ? noted.clues().startedAt() : null,
        available && noted != null ? noted.deletedAt() : null,
        available ? "/v1/calls/" + known.callId() + "/recording/audio" : null);
  }
}
