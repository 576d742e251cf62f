package io.dialbridge.access;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An entry of the audit log as auditors see it. */
@RegisterForReflection
@Schema(
    name = "AuditEntry",
    description = "Who did what, to what, when and from where. Never changed, never removed.")
public record AuditEntryResponse(
    @Schema(
            required = true,
            description = "Its number: 1, 2, 3 and so on, without a gap.",
            examples = "42")
        String id,
    @Schema(
            implementation = String.class,
            format = "date-time",
            required = true,
            description = "When it was written, UTC.",
            examples = "2026-01-15T08:30:20.123456Z")
        Instant at,
    @Schema(
            required = true,
            description =
                "Name of the API key that did it, or of the person, which begins with oidc; command where the command did.",
            examples = "ops")
        String actor,
    @Schema(
            required = true,
            description =
                "key.created, key.rotated, key.revoked, quarantine.retried, quarantine.discarded, recording.listened, numbers.revealed, erasure.requested, bills.import_begun, bills.imported, app.resumed or access.refused. More may come.",
            examples = "key.revoked")
        String action,
    @Schema(
            required = true,
            description =
                "What it was done to: key/ID, quarantine/ID, call/ID, erasure/ID, import/ID, app/NAME; of access.refused the operation.",
            examples = "key/0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e3f")
        String target,
    @Schema(
            description =
                "Why, in the words of whoever did it; of bills.imported how many bills came to what; of access.refused what was missing, and how often since when where it was refused more than once. Null: none is asked for.",
            nullable = true,
            examples = "sent by the load test")
        @Nullable String reason,
    @Schema(
            required = true,
            description = "Network address that it was asked from; local for a command.",
            examples = "192.0.2.7")
        String address,
    @Schema(
            required = true,
            description =
                "64 hex digits that vouch for this entry and all before it. Kept elsewhere as ID:HASH, they show later that nothing was cut off (command check-audit).",
            examples = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08")
        String hash) {}
