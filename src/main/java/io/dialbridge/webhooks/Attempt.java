package io.dialbridge.webhooks;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One attempt to deliver, and what came of it. */
@RegisterForReflection
@Schema(name = "WebhookAttempt", description = "One attempt to deliver an event.")
public record Attempt(
    @Schema(
            required = true,
            implementation = String.class,
            format = "date-time",
            description = "When it began, UTC.",
            examples = "2026-01-15T08:30:26Z")
        Instant at,
    @Schema(required = true, description = "How long it took, milliseconds.", examples = "41")
        long millis,
    @Schema(
            nullable = true,
            description =
                "The receiver's HTTP status; 200 to 299 is success. Null: no answer came.",
            examples = "503")
        @Nullable Integer status,
    @Schema(
            nullable = true,
            description =
                "Why no answer came: forbidden (the address leads where nothing is sent), unknown_host, no_connection, timeout, broken_off. Null: one came. May grow.",
            examples = "timeout")
        @Nullable String error,
    @Schema(
            nullable = true,
            description = "The first 1024 bytes of the answer, read as UTF-8.",
            examples = "upstream is away")
        @Nullable String body) {
  boolean isSuccess() {
    return status != null && status >= 200 && status < 300;
  }

  /** It wants to be told nothing more. */
  boolean isGone() {
    return status != null && status == 410;
  }
}
