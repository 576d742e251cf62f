package io.dialbridge.problem;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One field of a request that can't be used, and why. */
@RegisterForReflection
public record InvalidField(
    @Schema(
            description = "Path of the field in the body, or the name of the parameter or header.",
            examples = "maxMinutes")
        String field,
    @Schema(
            description = "What was wrong and what to send instead.",
            examples = "must be 0 to 1440 minutes")
        String message) {}
