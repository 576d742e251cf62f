package io.dialbridge.protection;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Locale;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An entry of the list as it is shown. */
@RegisterForReflection
@Schema(name = "OptOut", description = "Somebody who does not want to be called.")
public record OptOutResponse(
    @Schema(required = true, examples = "0198c5a1-1b2c-7d3e-8f4a-5b6c7d8e9f0a") String id,
    @Schema(
            required = true,
            description = "The number, masked; asterisks only once it was erased.",
            examples = "+86154****0001")
        String number,
    @Schema(
            nullable = true,
            description = "The only app under which they are not called; null: under any.",
            examples = "notice")
        @Nullable String app,
    @Schema(
            required = true,
            description = "api: it was told by a request; keys: the callee pressed them. May grow.",
            examples = "keys")
        String source,
    @Schema(
            nullable = true,
            description = "The call in which the keys were pressed; it may be deleted by now.",
            examples = "0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e3f")
        @Nullable String callId,
    @Schema(nullable = true, description = "As it was given; null: none, or erased.")
        @Nullable String reason,
    @Schema(
            nullable = true,
            description = "Name of the key or person that told it; null: the callee did.",
            examples = "support-desk")
        @Nullable String createdBy,
    @Schema(required = true, implementation = String.class, format = "date-time")
        Instant createdAt) {

  static OptOutResponse of(OptOut optOut) {
    return new OptOutResponse(
        optOut.id().toString(),
        optOut.numberMasked(),
        optOut.app(),
        optOut.source().name().toLowerCase(Locale.ROOT),
        optOut.callId() == null ? null : optOut.callId().toString(),
        optOut.reason(),
        optOut.createdBy(),
        optOut.createdAt());
  }
}
