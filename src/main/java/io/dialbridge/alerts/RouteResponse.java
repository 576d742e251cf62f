package io.dialbridge.alerts;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A route as it is shown. */
@RegisterForReflection
@Schema(name = "AlertRoute", description = "Which alerts go to which chain.")
public record RouteResponse(
    @Schema(required = true, examples = "0198c5a3-1b2c-7d3e-8f4a-5b6c7d8e9f0a") String id,
    @Schema(required = true, examples = "100") int position,
    @Schema(required = true) List<RouteRequest.Match> matchers,
    @Schema(required = true, examples = "0198c5a2-1b2c-7d3e-8f4a-5b6c7d8e9f0a") String chain,
    @Schema(required = true, examples = "database-on-call") String chainName,
    @Schema(required = true, examples = "true") boolean critical,
    @Schema(required = true, examples = "60") int holdSeconds,
    @Schema(required = true, implementation = String.class, format = "date-time") Instant createdAt,
    @Schema(required = true, description = "Name of the key or person.", examples = "ops")
        String createdBy,
    @Schema(required = true, implementation = String.class, format = "date-time") Instant updatedAt,
    @Schema(required = true, description = "Name of the key or person.", examples = "ops")
        String updatedBy) {}
