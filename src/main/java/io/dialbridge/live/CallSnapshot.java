package io.dialbridge.live;

import io.dialbridge.calls.CallResponse;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What the stream of one call begins with. */
@RegisterForReflection
@Schema(name = "CallSnapshot", description = "Data of a message `snapshot` of one call's stream.")
record CallSnapshot(@Schema(required = true) CallResponse call) {}
