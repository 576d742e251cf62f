package io.dialbridge.alerts;

import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.dialbridge.values.Language;
import io.dialbridge.values.Requester;
import io.dialbridge.values.Scopes;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where alerting systems post. */
@Path("/v1/alerts")
@Tag(name = "Alerts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class AlertResource {
  private final AlertReading reading;
  private final IncidentDesk desk;
  private final DryRun dryRun;

  AlertResource(AlertReading reading, IncidentDesk desk, DryRun dryRun) {
    this.reading = reading;
    this.desk = desk;
    this.dryRun = dryRun;
  }

  @POST
  @Path("/alertmanager")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Scopes.SEND_ALERTS)
  @Operation(
      operationId = "postAlertmanagerAlerts",
      summary = "Take what Alertmanager posts",
      description =
          "For a receiver of its webhook_configs, version 4. A group that fires and has a route opens an incident, and the people of its chain are called until one of them presses 1. The same group, told again, is the same incident until it is resolved: nobody is called anew. Scope: alerts:send.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = AlertPayload.class),
              examples = @ExampleObject(name = "firing", value = AlertExamples.ALERTMANAGER)))
  @APIResponse(
      responseCode = "202",
      description = "What became of the group.",
      content =
          @Content(
              schema = @Schema(implementation = AlertReceipt.class),
              examples = @ExampleObject(name = "opened", value = AlertExamples.RECEIPT)))
  @APIResponse(responseCode = "400", ref = "#/components/responses/Malformed")
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "413", ref = "#/components/responses/TooLarge")
  @APIResponse(responseCode = "415", ref = "#/components/responses/UnsupportedMediaType")
  @APIResponse(responseCode = "422", ref = "#/components/responses/Unprocessable")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public Response alertmanager(byte[] body, @Context SecurityContext security)
      throws MismatchedInputException {
    return taken(AlertSource.ALERTMANAGER, body, security);
  }

  @POST
  @Path("/grafana")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Scopes.SEND_ALERTS)
  @Operation(
      operationId = "postGrafanaAlerts",
      summary = "Take what Grafana posts",
      description =
          "For a contact point of type webhook, version 1, by POST. As for Alertmanager. Scope: alerts:send.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = AlertPayload.class),
              examples = @ExampleObject(name = "firing", value = AlertExamples.GRAFANA)))
  @APIResponse(
      responseCode = "202",
      description = "What became of the group.",
      content =
          @Content(
              schema = @Schema(implementation = AlertReceipt.class),
              examples = @ExampleObject(name = "unrouted", value = AlertExamples.RECEIPT_UNROUTED)))
  @APIResponse(responseCode = "400", ref = "#/components/responses/Malformed")
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "413", ref = "#/components/responses/TooLarge")
  @APIResponse(responseCode = "415", ref = "#/components/responses/UnsupportedMediaType")
  @APIResponse(responseCode = "422", ref = "#/components/responses/Unprocessable")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public Response grafana(byte[] body, @Context SecurityContext security)
      throws MismatchedInputException {
    return taken(AlertSource.GRAFANA, body, security);
  }

  private Response taken(AlertSource source, byte[] body, SecurityContext security)
      throws MismatchedInputException {
    AlertGroup group = reading.group(source, reading.payload(body));
    return Response.accepted(desk.take(group, Requester.of(security))).build();
  }

  @POST
  @Path("/dry-run")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Scopes.READ_ALERTS)
  @Operation(
      operationId = "dryRunAlerts",
      summary = "Ask who would be called",
      description =
          "Takes what Alertmanager or Grafana would post, or labels alone, and says which route and chain it would go to, whom that calls in which order with which words, and what is against it now. Nobody is called and nothing is kept. Scope: alerts:read.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = AlertPayload.class),
              examples = {
                @ExampleObject(name = "labels", value = AlertExamples.DRY_RUN_ASKED),
                @ExampleObject(name = "payload", value = AlertExamples.ALERTMANAGER)
              }))
  @APIResponse(
      responseCode = "200",
      description = "Who would be called.",
      content =
          @Content(
              schema = @Schema(implementation = DryRunResponse.class),
              examples = @ExampleObject(name = "called", value = AlertExamples.DRY_RUN)))
  @APIResponse(responseCode = "400", ref = "#/components/responses/Malformed")
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "413", ref = "#/components/responses/TooLarge")
  @APIResponse(responseCode = "415", ref = "#/components/responses/UnsupportedMediaType")
  @APIResponse(responseCode = "422", ref = "#/components/responses/Unprocessable")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public DryRunResponse dryRun(
      byte[] body, @Context HttpHeaders headers, @Context SecurityContext security)
      throws MismatchedInputException {
    return dryRun.of(
        reading.tried(reading.payload(body)),
        Requester.of(security),
        Language.ofHeader(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)));
  }
}
