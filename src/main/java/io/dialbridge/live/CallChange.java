package io.dialbridge.live;

import io.dialbridge.calls.CallEventResponse;
import io.dialbridge.calls.CallResponse;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** One thing that became known of a call. */
@RegisterForReflection
@Schema(
    name = "CallChange",
    description =
        "Data of a message `change`: an event of the call's history, and the call as it stood when this was sent; it may know already of what the next messages tell.")
record CallChange(
    @Schema(required = true) CallEventResponse event, @Schema(required = true) CallResponse call) {}
