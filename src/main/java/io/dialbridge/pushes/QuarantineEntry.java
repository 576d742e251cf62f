package io.dialbridge.pushes;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A quarantined push, or one bill of it, as the facade shows it. */
@RegisterForReflection
@Schema(description = "A push, or one bill of it, that could not be folded into a call.")
public record QuarantineEntry(
    @Schema(required = true, description = "Id of the entry.", examples = "17") String id,
    @Schema(required = true, description = "App in whose address it came.", examples = "courier")
        String app,
    @Schema(
            required = true,
            description = "malformed, unsigned, no_call, too_late or poison. More may come.",
            examples = "no_call")
        String reason,
    @Schema(
            required = true,
            description = "What was wrong.",
            examples = "eventType fee names no call of app courier")
        String detail,
    @Schema(
            description = "Place of the bill in its push, from 0; null: the whole push.",
            nullable = true,
            examples = "0")
        @Nullable Integer item,
    @Schema(
            required = true,
            description =
                "How its signature was judged: form_2026, form_2022, mismatch or absent; imported: it was not pushed.",
            examples = "form_2026")
        String signature,
    @Schema(
            implementation = String.class,
            format = "date-time",
            required = true,
            description = "When it came, UTC.",
            examples = "2026-01-15T08:31:22Z")
        Instant receivedAt,
    @Schema(
            implementation = String.class,
            format = "date-time",
            required = true,
            description = "When it was put into quarantine, UTC.",
            examples = "2026-01-15T08:31:50Z")
        Instant quarantinedAt,
    @Schema(required = true, description = "Size of the push in bytes.", examples = "812")
        int bodyBytes,
    @Schema(
            required = true,
            description =
                "open: waits for you; retrying: is being read again; resolved: a retry folded it; discarded. More may come.",
            examples = "open")
        String state,
    @Schema(
            implementation = String.class,
            format = "date-time",
            description = "When it was last retried, UTC. Open all the same: in vain.",
            nullable = true)
        @Nullable Instant retriedAt,
    @Schema(
            description = "Name of the API key or person that retried it last.",
            examples = "backend",
            nullable = true)
        @Nullable String retriedBy,
    @Schema(
            implementation = String.class,
            format = "date-time",
            description = "When a retry folded it, UTC.",
            nullable = true)
        @Nullable Instant resolvedAt,
    @Schema(
            implementation = String.class,
            format = "date-time",
            description = "When it was last discarded, UTC; stays where it was retried after all.",
            nullable = true)
        @Nullable Instant discardedAt,
    @Schema(
            description = "Name of the API key or person that discarded it.",
            examples = "backend",
            nullable = true)
        @Nullable String discardedBy,
    @Schema(
            description = "Why, in that operator's words.",
            examples = "sent by the load test",
            nullable = true)
        @Nullable String discardReason,
    @Nullable QuarantineContent content) {}
