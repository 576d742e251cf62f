package io.dialbridge.alerts;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** All routes: their order is what counts, so there are no pages. */
@RegisterForReflection
@Schema(name = "AlertRouteList", description = "All routes in the order in which they are tried.")
public record RouteList(@Schema(required = true) List<RouteResponse> items) {}
