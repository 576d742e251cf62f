package io.dialbridge.webhooks;

import io.dialbridge.problem.QueryParameters;
import io.dialbridge.values.Scopes;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The catalogue of what endpoints can be told. */
@Path("/v1/webhook-event-types")
@Tag(name = "Webhooks")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class EventTypeResource {
  private final EventCatalogue catalogue;

  EventTypeResource(EventCatalogue catalogue) {
    this.catalogue = catalogue;
  }

  @GET
  @RolesAllowed(Scopes.READ_WEBHOOKS)
  @Operation(
      operationId = "listWebhookEventTypes",
      summary = "List the types of event",
      description =
          "Each with an example of the whole body. Types may be added, and members to the data of each; none is taken away within a dataschema. Scope: webhooks:read.")
  @APIResponse(
      responseCode = "200",
      description = "Every type.",
      content =
          @Content(
              schema = @Schema(implementation = EventTypeList.class),
              examples = @ExampleObject(name = "types", value = WebhookExamples.TYPES)))
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public EventTypeList list() {
    return catalogue.list();
  }

  @GET
  @Path("/{type}")
  @RolesAllowed(Scopes.READ_WEBHOOKS)
  @Operation(
      operationId = "getWebhookEventType",
      summary = "Look at a type of event",
      description =
          "With the JSON Schema of the whole body and an example of it. Scope: webhooks:read.")
  @APIResponse(
      responseCode = "200",
      description = "The type.",
      content =
          @Content(
              schema = @Schema(implementation = EventTypeResponse.class),
              examples = @ExampleObject(name = "ringing", value = WebhookExamples.TYPE)))
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "404", ref = "#/components/responses/NotFound")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public EventTypeResponse get(
      @PathParam("type") @Parameter(description = "The type, such as call.ended.") String type) {
    return EventType.of(type)
        .map(catalogue::shown)
        .orElseThrow(() -> QueryParameters.unknown("type of event"));
  }
}
