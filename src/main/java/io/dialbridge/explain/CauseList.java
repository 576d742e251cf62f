package io.dialbridge.explain;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All causes. */
@RegisterForReflection
@Schema(description = "All causes, sorted by slug.")
public record CauseList(@Schema(required = true) List<CauseDescription> items) {}
