package io.dialbridge.live;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The last thing that is said on a stream. */
@RegisterForReflection
@Schema(name = "StreamEnd", description = "Data of a message `end`.")
record StreamEnd(
    @Schema(
            required = true,
            description =
                "settled: nothing more will come; resume: connect again, with Last-Event-ID. More may come.",
            examples = "settled")
        String reason) {}
