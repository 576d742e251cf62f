package io.dialbridge.alerts;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** An incident as it is shown. */
@RegisterForReflection(registerFullHierarchy = true)
@Schema(
    name = "AlertIncident",
    description = "A group of alerts, from its first firing until it is over.")
public record IncidentResponse(
    @Schema(required = true, examples = "0198c5a4-1b2c-7d3e-8f4a-5b6c7d8e9f0a") String id,
    @Schema(
            required = true,
            description = "alertmanager or grafana. May grow.",
            examples = "alertmanager")
        String source,
    @Schema(required = true, examples = "dialbridge") String receiver,
    @Schema(
            required = true,
            description = "By what its system knows the group.",
            examples = "{}:{alertname=\"InstanceDown\"}")
        String groupKey,
    @Schema(
            required = true,
            description =
                "held: waits to be told together with others, or is told by the calls of another (leader); waiting: the next call is due at nextAt; calling; acknowledged; exhausted: everybody was called and nobody took it; unrouted: no route is meant for it; resolved. May grow.",
            examples = "acknowledged")
        String state,
    @Schema(
            nullable = true,
            description = "Id of the route; null: there was none, or it is deleted.",
            examples = "0198c5a3-1b2c-7d3e-8f4a-5b6c7d8e9f0a")
        @Nullable String route,
    @Schema(
            nullable = true,
            description = "Id of the chain; null: there was none, or it is deleted.",
            examples = "0198c5a2-1b2c-7d3e-8f4a-5b6c7d8e9f0a")
        @Nullable String chain,
    @Schema(
            nullable = true,
            description = "Name that the chain had when the incident was routed.",
            examples = "database-on-call")
        @Nullable String chainName,
    @Schema(required = true, examples = "true") boolean critical,
    @Schema(
            required = true,
            description = "How many alerts fire, those included that its system left out.",
            examples = "2")
        int firing,
    @Schema(
            required = true,
            type = SchemaType.OBJECT,
            implementation = Object.class,
            description = "Labels that all of its alerts share.")
        Map<String, String> labels,
    @Schema(
            required = true,
            type = SchemaType.OBJECT,
            implementation = Object.class,
            description = "Annotations that all of its alerts share.")
        Map<String, String> annotations,
    @Schema(
            nullable = true,
            description = "Id of the incident whose calls tell of this one too; null: none does.",
            examples = "0198c5a4-0b2c-7d3e-8f4a-5b6c7d8e9f0a")
        @Nullable String leader,
    @Schema(required = true, description = "How many calls were tried.", examples = "1") int calls,
    @Schema(
            nullable = true,
            implementation = String.class,
            format = "date-time",
            description =
                "When it is looked at next; while it is waiting, when the next call is due.")
        @Nullable Instant nextAt,
    @Schema(required = true, implementation = String.class, format = "date-time") Instant openedAt,
    @Schema(nullable = true, implementation = String.class, format = "date-time")
        @Nullable Instant acknowledgedAt,
    @Schema(
            nullable = true,
            description = "The person of the chain, or the key or person that did it by request.",
            examples = "first on call")
        @Nullable String acknowledgedBy,
    @Schema(
            nullable = true,
            implementation = String.class,
            format = "date-time",
            description = "When it was resolved.")
        @Nullable Instant closedAt,
    @Schema(
            nullable = true,
            description = "As they were told last. Only where one incident is looked at.")
        @Nullable List<Item> alerts,
    @Schema(
            nullable = true,
            description = "What became of it, in order. Only where one incident is looked at.")
        @Nullable List<Event> history) {

  /** One alert. */
  @Schema(name = "IncidentAlert", description = "One alert, as far as it is kept.")
  public record Item(
      @Schema(required = true, description = "Whether it fires.", examples = "true") boolean firing,
      @Schema(
              required = true,
              type = SchemaType.OBJECT,
              implementation = Object.class,
              description = "At most 100, their values cut to 1,024 characters.")
          Map<String, String> labels,
      @Schema(
              required = true,
              type = SchemaType.OBJECT,
              implementation = Object.class,
              description = "At most 100, their values cut to 1,024 characters.")
          Map<String, String> annotations,
      @Schema(nullable = true, description = "As it came.", examples = "2026-01-15T08:30:20.750Z")
          @Nullable String startsAt,
      @Schema(nullable = true, examples = "1a30ba71cca2921f") @Nullable String fingerprint) {

    static Item of(Alert alert) {
      return new Item(
          alert.firing(),
          alert.labels(),
          alert.annotations(),
          alert.startsAt(),
          alert.fingerprint());
    }
  }

  /** One thing that became of it. */
  @Schema(name = "IncidentEvent", description = "One thing that became of an incident.")
  public record Event(
      @Schema(required = true, description = "Place in the history, from 1.", examples = "3")
          int sequence,
      @Schema(required = true, implementation = String.class, format = "date-time") Instant at,
      @Schema(
              required = true,
              description =
                  "opened, changed (another number of alerts fires), routed, unrouted, held, joined, calling, called (what came of the call), postponed, acknowledged, exhausted, ceased (its alerts are over, its calls go on for others), resolved, stopped, not_stopped, silenced, not_silenced. May grow.",
              examples = "calling")
          String what,
      @Schema(
              nullable = true,
              description = "Which of its calls it is about, from 1.",
              examples = "1")
          @Nullable Integer callNumber,
      @Schema(nullable = true, description = "Who was called.", examples = "first on call")
          @Nullable String step,
      @Schema(nullable = true, description = "Masked.", examples = "+86154****1001")
          @Nullable String number,
      @Schema(
              nullable = true,
              description = "Id of the call, for GET /v1/calls/{id}; null: none was placed.",
              examples = "0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e3f")
          @Nullable String callId,
      @Schema(nullable = true, description = "Keys that were pressed.", examples = "1")
          @Nullable String keys,
      @Schema(
              nullable = true,
              description =
                  "For people; of calling, what is said; of called, what came of it: escalated, no_key, no_answer, busy, rejected, failed, unheard, ruled_out.",
              examples = "InstanceDown, 2")
          @Nullable String detail) {}
}
