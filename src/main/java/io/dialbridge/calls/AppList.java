package io.dialbridge.calls;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All apps that a key may see. */
@RegisterForReflection
@Schema(description = "All apps that the key may see, sorted by name.")
public record AppList(@Schema(required = true) List<AppResponse> items) {}
