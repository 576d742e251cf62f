package io.dialbridge.live;

import io.dialbridge.calls.CallResponse;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the stream of all calls begins with. */
@RegisterForReflection
@Schema(
    name = "CallsSnapshot",
    description = "Data of a message `snapshot` of the stream of all calls.")
record CallsSnapshot(
    @Schema(required = true, description = "The newest calls, the newest first; at most 100.")
        List<CallResponse> items) {}
