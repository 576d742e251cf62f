package io.dialbridge.webhooks;

import io.dialbridge.problem.ProblemException;
import io.dialbridge.problem.ProblemKind;
import io.dialbridge.problem.QueryParameters;
import io.dialbridge.values.Cursors;
import io.dialbridge.values.Requester;
import io.dialbridge.values.Scopes;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URI;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Who is told of what, and what became of it. */
@Path("/v1/webhook-endpoints")
@Tag(name = "Webhooks")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class WebhookEndpointResource {
  private static final String BINDING = "webhook-endpoints";

  private final EndpointDesk desk;
  private final DeliveryDesk deliveries;
  private final Cursors cursors;
  private final Clock clock;

  WebhookEndpointResource(
      EndpointDesk desk, DeliveryDesk deliveries, Cursors cursors, Clock clock) {
    this.desk = desk;
    this.deliveries = deliveries;
    this.cursors = cursors;
    this.clock = clock;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Scopes.WRITE_WEBHOOKS)
  @Operation(
      operationId = "createWebhookEndpoint",
      summary = "Make a webhook endpoint",
      description =
          "From then on it is told of what it asked for, within 2 s on every replica: each event at least once, by POST with an event in the structured JSON mode of CloudEvents 1.0 as body, signed by Standard Webhooks. The secret is shown this once. Stands in the audit log. Scope: webhooks:write.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = WebhookEndpointRequest.class),
              examples = @ExampleObject(name = "orders", value = WebhookExamples.CREATE)))
  @APIResponse(
      responseCode = "201",
      description = "The endpoint, with its secret.",
      headers =
          @Header(
              name = HttpHeaders.LOCATION,
              description = "Address of the endpoint.",
              schema = @Schema(implementation = String.class)),
      content =
          @Content(
              schema = @Schema(implementation = IssuedWebhookEndpoint.class),
              examples = @ExampleObject(name = "issued", value = WebhookExamples.ISSUED)))
  @APIResponse(responseCode = "400", ref = "#/components/responses/Malformed")
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "409", ref = "#/components/responses/TooManyEndpoints")
  @APIResponse(responseCode = "413", ref = "#/components/responses/TooLarge")
  @APIResponse(responseCode = "415", ref = "#/components/responses/UnsupportedMediaType")
  @APIResponse(responseCode = "422", ref = "#/components/responses/Unprocessable")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public Response create(
      @NotNull(message = "is needed: one JSON object") @Valid WebhookEndpointRequest body,
      @Context SecurityContext security) {
    IssuedWebhookEndpoint issued = desk.create(body, revealing(body, security));
    return Response.created(URI.create("/v1/webhook-endpoints/" + issued.endpoint().id()))
        .entity(issued)
        .build();
  }

  @GET
  @RolesAllowed(Scopes.READ_WEBHOOKS)
  @Operation(
      operationId = "listWebhookEndpoints",
      summary = "List webhook endpoints",
      description =
          "Newest first; those that are told of no app whose calls your key may not see. Scope: webhooks:read.")
  @APIResponse(
      responseCode = "200",
      description = "One page of endpoints.",
      content =
          @Content(
              schema = @Schema(implementation = WebhookEndpointPage.class),
              examples = @ExampleObject(name = "page", value = WebhookExamples.PAGE)))
  @APIResponse(responseCode = "400", ref = "#/components/responses/Malformed")
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public WebhookEndpointPage list(
      @QueryParam("cursor") @Parameter(description = "nextCursor of the page before.")
          @Nullable String cursor,
      @QueryParam("limit")
          @Parameter(
              description = "Endpoints per page.",
              schema =
                  @Schema(
                      type = SchemaType.INTEGER,
                      minimum = "1",
                      maximum = "200",
                      defaultValue = "50"))
          @Nullable String limit,
      @Context SecurityContext security) {
    int most = QueryParameters.limit(limit);
    UUID behind = cursor == null ? null : UUID.fromString(cursors.position(cursor, BINDING));
    Cursors.Slice<WebhookEndpoint> page =
        cursors.slice(
            WebhookEndpoint.allSeenBy(Requester.of(security)).stream()
                .filter(endpoint -> behind == null || endpoint.id().compareTo(behind) < 0)
                .toList(),
            most,
            endpoint -> endpoint.id().toString(),
            BINDING);
    return new WebhookEndpointPage(
        page.map(endpoint -> endpoint.shown(clock.instant())), page.next());
  }

  @GET
  @Path("/{id}")
  @RolesAllowed(Scopes.READ_WEBHOOKS)
  @Operation(
      operationId = "getWebhookEndpoint",
      summary = "Look at a webhook endpoint",
      description = "Without its secrets. Scope: webhooks:read.")
  @APIResponse(
      responseCode = "200",
      description = "The endpoint.",
      content =
          @Content(
              schema = @Schema(implementation = WebhookEndpointResponse.class),
              examples = @ExampleObject(name = "endpoint", value = WebhookExamples.ENDPOINT)))
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "404", ref = "#/components/responses/NotFound")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public WebhookEndpointResponse get(
      @PathParam("id") @Parameter(description = "Id of the endpoint.") String id,
      @Context SecurityContext security) {
    return WebhookEndpoint.seenBy(Requester.of(security), id).shown(clock.instant());
  }

  @PUT
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Scopes.WRITE_WEBHOOKS)
  @Operation(
      operationId = "replaceWebhookEndpoint",
      summary = "Change a webhook endpoint",
      description =
          "All of it as the body says; its secret and what waits for it stay. Holds for what comes about from then on, the address also for what waits. Stands in the audit log. Scope: webhooks:write.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = WebhookEndpointRequest.class),
              examples = @ExampleObject(name = "orders", value = WebhookExamples.CREATE)))
  @APIResponse(
      responseCode = "200",
      description = "The endpoint as it is now.",
      content =
          @Content(
              schema = @Schema(implementation = WebhookEndpointResponse.class),
              examples = @ExampleObject(name = "endpoint", value = WebhookExamples.ENDPOINT)))
  @APIResponse(responseCode = "400", ref = "#/components/responses/Malformed")
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "404", ref = "#/components/responses/NotFound")
  @APIResponse(responseCode = "413", ref = "#/components/responses/TooLarge")
  @APIResponse(responseCode = "415", ref = "#/components/responses/UnsupportedMediaType")
  @APIResponse(responseCode = "422", ref = "#/components/responses/Unprocessable")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public WebhookEndpointResponse replace(
      @PathParam("id") @Parameter(description = "Id of the endpoint.") String id,
      @NotNull(message = "is needed: one JSON object") @Valid WebhookEndpointRequest body,
      @Context SecurityContext security) {
    return desk.replace(id, body, revealing(body, security));
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed(Scopes.WRITE_WEBHOOKS)
  @Operation(
      operationId = "deleteWebhookEndpoint",
      summary = "Delete a webhook endpoint",
      description =
          "What waits for it is not sent any more. Stands in the audit log. Answers with the endpoint as it was. Scope: webhooks:write.")
  @APIResponse(
      responseCode = "200",
      description = "The endpoint as it was.",
      content =
          @Content(
              schema = @Schema(implementation = WebhookEndpointResponse.class),
              examples = @ExampleObject(name = "endpoint", value = WebhookExamples.ENDPOINT)))
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "404", ref = "#/components/responses/NotFound")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public WebhookEndpointResponse delete(
      @PathParam("id") @Parameter(description = "Id of the endpoint.") String id,
      @Context SecurityContext security) {
    return desk.delete(id, Requester.of(security));
  }

  @POST
  @Path("/{id}/rotate")
  @RolesAllowed(Scopes.WRITE_WEBHOOKS)
  @Operation(
      operationId = "rotateWebhookSecret",
      summary = "Give a webhook endpoint another secret",
      description =
          "For 24 hours what is sent is signed under both, any older secret ends at once. Stands in the audit log. Scope: webhooks:write.")
  @APIResponse(
      responseCode = "200",
      description = "The endpoint, with its new secret.",
      content =
          @Content(
              schema = @Schema(implementation = IssuedWebhookEndpoint.class),
              examples = @ExampleObject(name = "issued", value = WebhookExamples.ISSUED)))
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "404", ref = "#/components/responses/NotFound")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public IssuedWebhookEndpoint rotate(
      @PathParam("id") @Parameter(description = "Id of the endpoint.") String id,
      @Context SecurityContext security) {
    return desk.rotate(id, Requester.of(security));
  }

  @POST
  @Path("/{id}/pause")
  @RolesAllowed(Scopes.WRITE_WEBHOOKS)
  @Operation(
      operationId = "pauseWebhookEndpoint",
      summary = "Let a webhook endpoint wait",
      description =
          "Nothing is sent to it; events wait until it is resumed. What is being sent arrives. Stands in the audit log. May be repeated. Scope: webhooks:write.")
  @APIResponse(
      responseCode = "200",
      description = "The endpoint, paused.",
      content =
          @Content(
              schema = @Schema(implementation = WebhookEndpointResponse.class),
              examples = @ExampleObject(name = "paused", value = WebhookExamples.PAUSED)))
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "404", ref = "#/components/responses/NotFound")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public WebhookEndpointResponse pause(
      @PathParam("id") @Parameter(description = "Id of the endpoint.") String id,
      @Context SecurityContext security) {
    return desk.pause(id, Requester.of(security));
  }

  @POST
  @Path("/{id}/resume")
  @RolesAllowed(Scopes.WRITE_WEBHOOKS)
  @Operation(
      operationId = "resumeWebhookEndpoint",
      summary = "Send to a webhook endpoint again",
      description =
          "Whether it was paused, disabled, or is left alone for a while because it kept failing. What waits for it is sent; what came about while it was disabled is sent by a replay. Stands in the audit log. May be repeated. Scope: webhooks:write.")
  @APIResponse(
      responseCode = "200",
      description = "The endpoint, active.",
      content =
          @Content(
              schema = @Schema(implementation = WebhookEndpointResponse.class),
              examples = @ExampleObject(name = "endpoint", value = WebhookExamples.ENDPOINT)))
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "404", ref = "#/components/responses/NotFound")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public WebhookEndpointResponse resume(
      @PathParam("id") @Parameter(description = "Id of the endpoint.") String id,
      @Context SecurityContext security) {
    return desk.resume(id, Requester.of(security));
  }

  @POST
  @Path("/{id}/test")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Scopes.WRITE_WEBHOOKS)
  @Operation(
      operationId = "testWebhookEndpoint",
      summary = "Send an example event",
      description =
          "Signed and delivered like any other, whatever the endpoint asked for; its data is that of the example in the catalogue. Stands in the audit log. Scope: webhooks:write.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = TestEventRequest.class),
              examples = @ExampleObject(name = "ended", value = WebhookExamples.TEST)))
  @APIResponse(
      responseCode = "202",
      description = "The delivery, on its way.",
      content =
          @Content(
              schema = @Schema(implementation = WebhookDeliveryResponse.class),
              examples = @ExampleObject(name = "on its way", value = WebhookExamples.PENDING)))
  @APIResponse(responseCode = "400", ref = "#/components/responses/Malformed")
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "404", ref = "#/components/responses/NotFound")
  @APIResponse(responseCode = "413", ref = "#/components/responses/TooLarge")
  @APIResponse(responseCode = "415", ref = "#/components/responses/UnsupportedMediaType")
  @APIResponse(responseCode = "422", ref = "#/components/responses/Unprocessable")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public Response test(
      @PathParam("id") @Parameter(description = "Id of the endpoint.") String id,
      @NotNull(message = "is needed: one JSON object") @Valid TestEventRequest body,
      @Context SecurityContext security) {
    return Response.accepted(deliveries.test(id, body, Requester.of(security))).build();
  }

  @POST
  @Path("/{id}/replay")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Scopes.WRITE_WEBHOOKS)
  @Operation(
      operationId = "replayWebhooks",
      summary = "Send events again",
      description =
          "Those of a call, or those since a time: what the endpoint asks for now, also what it was never sent. Each with the webhook-id that it had. Events are kept for dialbridge.webhooks.kept, from when there was the first endpoint. Stands in the audit log. Scope: webhooks:write.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ReplayRequest.class),
              examples = @ExampleObject(name = "since", value = WebhookExamples.REPLAY)))
  @APIResponse(
      responseCode = "202",
      description = "How many are on their way.",
      content =
          @Content(
              schema = @Schema(implementation = ReplayResponse.class),
              examples = @ExampleObject(name = "replayed", value = WebhookExamples.REPLAYED)))
  @APIResponse(responseCode = "400", ref = "#/components/responses/Malformed")
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "404", ref = "#/components/responses/NotFound")
  @APIResponse(responseCode = "413", ref = "#/components/responses/TooLarge")
  @APIResponse(responseCode = "415", ref = "#/components/responses/UnsupportedMediaType")
  @APIResponse(responseCode = "422", ref = "#/components/responses/Unprocessable")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public Response replay(
      @PathParam("id") @Parameter(description = "Id of the endpoint.") String id,
      @NotNull(message = "is needed: one JSON object") @Valid ReplayRequest body,
      @Context SecurityContext security) {
    return Response.accepted(deliveries.replay(id, body, Requester.of(security))).build();
  }

  @GET
  @Path("/{id}/deliveries")
  @RolesAllowed(Scopes.READ_WEBHOOKS)
  @Operation(
      operationId = "listWebhookDeliveries",
      summary = "List what was sent to a webhook endpoint",
      description = "Newest event first, with the attempts. Scope: webhooks:read.")
  @APIResponse(
      responseCode = "200",
      description = "One page of deliveries.",
      content =
          @Content(
              schema = @Schema(implementation = WebhookDeliveryPage.class),
              examples = @ExampleObject(name = "page", value = WebhookExamples.DELIVERIES)))
  @APIResponse(responseCode = "400", ref = "#/components/responses/Malformed")
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "404", ref = "#/components/responses/NotFound")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public WebhookDeliveryPage listDeliveries(
      @PathParam("id") @Parameter(description = "Id of the endpoint.") String id,
      @QueryParam("state")
          @Parameter(description = "Only those that are pending, delivered or failed.")
          @Nullable String state,
      @QueryParam("callId") @Parameter(description = "Only those about that call.")
          @Nullable String callId,
      @QueryParam("cursor") @Parameter(description = "nextCursor of the page before.")
          @Nullable String cursor,
      @QueryParam("limit")
          @Parameter(
              description = "Deliveries per page.",
              schema =
                  @Schema(
                      type = SchemaType.INTEGER,
                      minimum = "1",
                      maximum = "200",
                      defaultValue = "50"))
          @Nullable String limit,
      @Context SecurityContext security) {
    return deliveries.list(
        id, new DeliveryDesk.Filter(state, callId), cursor, limit, Requester.of(security));
  }

  @GET
  @Path("/{id}/deliveries/{eventId}")
  @RolesAllowed(Scopes.READ_WEBHOOKS)
  @Operation(
      operationId = "getWebhookDelivery",
      summary = "Look at a delivery",
      description = "With its attempts. Scope: webhooks:read.")
  @APIResponse(
      responseCode = "200",
      description = "The delivery.",
      content =
          @Content(
              schema = @Schema(implementation = WebhookDeliveryResponse.class),
              examples = @ExampleObject(name = "delivered", value = WebhookExamples.DELIVERED)))
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "404", ref = "#/components/responses/NotFound")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public WebhookDeliveryResponse getDelivery(
      @PathParam("id") @Parameter(description = "Id of the endpoint.") String id,
      @PathParam("eventId") @Parameter(description = "Id of the event.") String eventId,
      @Context SecurityContext security) {
    return deliveries.get(id, eventId, Requester.of(security));
  }

  @POST
  @Path("/{id}/deliveries/{eventId}/resend")
  @RolesAllowed(Scopes.WRITE_WEBHOOKS)
  @Operation(
      operationId = "resendWebhookDelivery",
      summary = "Send an event again",
      description =
          "With the same webhook-id, at once, and should that fail with all further attempts. Stands in the audit log. Scope: webhooks:write.")
  @APIResponse(
      responseCode = "202",
      description = "The delivery, on its way again.",
      content =
          @Content(
              schema = @Schema(implementation = WebhookDeliveryResponse.class),
              examples = @ExampleObject(name = "on its way", value = WebhookExamples.PENDING)))
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "404", ref = "#/components/responses/NotFound")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public Response resend(
      @PathParam("id") @Parameter(description = "Id of the endpoint.") String id,
      @PathParam("eventId") @Parameter(description = "Id of the event.") String eventId,
      @Context SecurityContext security) {
    return Response.accepted(deliveries.resend(id, eventId, Requester.of(security))).build();
  }

  /** Who may not reveal numbers has nobody told them either. */
  private static Requester revealing(WebhookEndpointRequest body, SecurityContext security) {
    if (Boolean.TRUE.equals(body.revealNumbers()) && !security.isUserInRole(Scopes.REVEAL)) {
      throw new ProblemException(
              ProblemKind.FORBIDDEN,
              "An endpoint that sees whole numbers needs numbers:reveal too.")
          .at("revealNumbers", "needs the scope " + Scopes.REVEAL + ", which you have not");
    }
    return Requester.of(security);
  }
}
