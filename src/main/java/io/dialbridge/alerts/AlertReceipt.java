package io.dialbridge.alerts;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What became of what was posted. */
@RegisterForReflection(registerFullHierarchy = true)
@Schema(description = "What became of the groups that were posted.")
public record AlertReceipt(@Schema(required = true) List<Taken> incidents) {

  /** What became of one group. */
  @Schema(name = "AlertTaken", description = "What became of one group.")
  public record Taken(
      @Schema(
              nullable = true,
              description = "Id of the incident; null: outcome is ignored.",
              examples = "0198c5a4-1b2c-7d3e-8f4a-5b6c7d8e9f0a")
          @Nullable String id,
      @Schema(required = true, examples = "{}:{alertname=\"InstanceDown\"}") String groupKey,
      @Schema(
              required = true,
              description =
                  "opened: a new incident; updated: one that was open; resolved; ignored: a group is over of which no incident is open. May grow.",
              examples = "opened")
          String outcome,
      @Schema(
              nullable = true,
              description = "Of the incident, as it stands; unrouted: nobody is called.",
              examples = "waiting")
          @Nullable String state,
      @Schema(nullable = true, examples = "0198c5a3-1b2c-7d3e-8f4a-5b6c7d8e9f0a")
          @Nullable String route,
      @Schema(nullable = true, description = "Name of the chain.", examples = "database-on-call")
          @Nullable String chain) {}
}
