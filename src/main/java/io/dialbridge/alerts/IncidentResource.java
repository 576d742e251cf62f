package io.dialbridge.alerts;

import io.dialbridge.problem.QueryParameters;
import io.dialbridge.values.Cursors;
import io.dialbridge.values.Requester;
import io.dialbridge.values.Scopes;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What became of alerts. */
@Path("/v1/alerts/incidents")
@Tag(name = "Alerts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class IncidentResource {
  private final IncidentDesk desk;
  private final Cursors cursors;

  IncidentResource(IncidentDesk desk, Cursors cursors) {
    this.desk = desk;
    this.cursors = cursors;
  }

  @GET
  @RolesAllowed(Scopes.READ_ALERTS)
  @Operation(
      operationId = "listAlertIncidents",
      summary = "List incidents",
      description =
          "Newest first, without their alerts and history; those of the apps whose calls the key may see. Unrouted ones are seen by keys that see all apps. Scope: alerts:read.")
  @APIResponse(
      responseCode = "200",
      description = "One page of incidents.",
      content =
          @Content(
              schema = @Schema(implementation = IncidentPage.class),
              examples = @ExampleObject(name = "page", value = AlertExamples.INCIDENTS)))
  @APIResponse(responseCode = "400", ref = "#/components/responses/Malformed")
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public IncidentPage list(
      @QueryParam("state")
          @Parameter(
              description =
                  "Only those: held, waiting, calling, acknowledged, exhausted, unrouted or resolved.")
          @Nullable String state,
      @QueryParam("chain") @Parameter(description = "Only those of the chain with that id.")
          @Nullable String chain,
      @QueryParam("cursor") @Parameter(description = "nextCursor of the page before.")
          @Nullable String cursor,
      @QueryParam("limit")
          @Parameter(
              description = "Incidents per page.",
              schema =
                  @Schema(
                      type = SchemaType.INTEGER,
                      minimum = "1",
                      maximum = "200",
                      defaultValue = "50"))
          @Nullable String limit,
      @Context SecurityContext security) {
    IncidentState wanted =
        state == null
            ? null
            : IncidentState.ofWord(state)
                .orElseThrow(
                    () ->
                        QueryParameters.malformed(
                            "state",
                            "must be held, waiting, calling, acknowledged, exhausted, unrouted or resolved"));
    UUID ofChain =
        chain == null
            ? null
            : QueryParameters.uuid(chain)
                .orElseThrow(() -> QueryParameters.malformed("chain", "must be the id of a chain"));
    String binding = "incidents\n" + state + "\n" + chain;
    int most = QueryParameters.limit(limit);
    UUID behind = cursor == null ? null : UUID.fromString(cursors.position(cursor, binding));
    Cursors.Slice<Incident> page =
        cursors.slice(
            Incident.list(Requester.of(security).seen(), wanted, ofChain, behind, most + 1),
            most,
            incident -> incident.id().toString(),
            binding);
    return new IncidentPage(page.map(Incident::shown), page.next());
  }

  @GET
  @Path("/{id}")
  @RolesAllowed(Scopes.READ_ALERTS)
  @Operation(
      operationId = "getAlertIncident",
      summary = "Look at an incident",
      description =
          "With its alerts and its history: who was called, what came of it, who acknowledged. Scope: alerts:read.")
  @APIResponse(
      responseCode = "200",
      description = "The incident.",
      content =
          @Content(
              schema = @Schema(implementation = IncidentResponse.class),
              examples = @ExampleObject(name = "incident", value = AlertExamples.INCIDENT)))
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "404", ref = "#/components/responses/NotFound")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public IncidentResponse get(
      @PathParam("id") @Parameter(description = "Id of the incident.") String id,
      @Context SecurityContext security) {
    return IncidentDesk.seen(id, Requester.of(security)).told();
  }

  @POST
  @Path("/{id}/acknowledge")
  @RolesAllowed(Scopes.WRITE_ALERTS)
  @Operation(
      operationId = "acknowledgeAlertIncident",
      summary = "Acknowledge an incident",
      description =
          "Nobody is called about it any more, nor about those that joined it; a call under way is stopped where the platform lets it. May be repeated. Stands in the audit log. Scope: alerts:write.")
  @APIResponse(
      responseCode = "200",
      description = "The incident.",
      content =
          @Content(
              schema = @Schema(implementation = IncidentResponse.class),
              examples = @ExampleObject(name = "incident", value = AlertExamples.INCIDENT)))
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "404", ref = "#/components/responses/NotFound")
  @APIResponse(responseCode = "409", ref = "#/components/responses/AlertConflict")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public IncidentResponse acknowledge(
      @PathParam("id") @Parameter(description = "Id of the incident.") String id,
      @Context SecurityContext security) {
    return desk.acknowledge(id, Requester.of(security));
  }

  @POST
  @Path("/{id}/resolve")
  @RolesAllowed(Scopes.WRITE_ALERTS)
  @Operation(
      operationId = "resolveAlertIncident",
      summary = "Resolve an incident",
      description =
          "As if its alerts were over; those that joined it are resolved with it. Where they fire on, the next time that they are told opens another incident, so acknowledge it instead. May be repeated. Stands in the audit log. Scope: alerts:write.")
  @APIResponse(
      responseCode = "200",
      description = "The incident.",
      content =
          @Content(
              schema = @Schema(implementation = IncidentResponse.class),
              examples = @ExampleObject(name = "incident", value = AlertExamples.INCIDENT)))
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "404", ref = "#/components/responses/NotFound")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public IncidentResponse resolve(
      @PathParam("id") @Parameter(description = "Id of the incident.") String id,
      @Context SecurityContext security) {
    return desk.resolve(id, Requester.of(security));
  }
}
