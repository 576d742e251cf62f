package io.dialbridge.alerts;

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
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which alerts go to which chain. */
@Path("/v1/alert-routes")
@Tag(name = "Alerts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class RouteResource {
  private final RouteDesk desk;

  RouteResource(RouteDesk desk) {
    this.desk = desk;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Scopes.WRITE_ALERTS)
  @Operation(
      operationId = "createAlertRoute",
      summary = "Make a route",
      description = "At most 200. Stands in the audit log. Scope: alerts:write.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = RouteRequest.class),
              examples = @ExampleObject(name = "critical ones", value = AlertExamples.ROUTE_ASKED)))
  @APIResponse(
      responseCode = "201",
      description = "The route.",
      headers =
          @Header(
              name = HttpHeaders.LOCATION,
              description = "Address of it.",
              schema = @Schema(implementation = String.class)),
      content =
          @Content(
              schema = @Schema(implementation = RouteResponse.class),
              examples = @ExampleObject(name = "route", value = AlertExamples.ROUTE)))
  @APIResponse(responseCode = "400", ref = "#/components/responses/Malformed")
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "409", ref = "#/components/responses/AlertConflict")
  @APIResponse(responseCode = "413", ref = "#/components/responses/TooLarge")
  @APIResponse(responseCode = "415", ref = "#/components/responses/UnsupportedMediaType")
  @APIResponse(responseCode = "422", ref = "#/components/responses/Unprocessable")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public Response create(
      @NotNull(message = "is needed: one JSON object") @Valid RouteRequest body,
      @Context SecurityContext security) {
    RouteResponse route = desk.create(body, Requester.of(security));
    return Response.status(Response.Status.CREATED)
        .header(HttpHeaders.LOCATION, "/v1/alert-routes/" + route.id())
        .entity(route)
        .build();
  }

  @GET
  @RolesAllowed(Scopes.READ_ALERTS)
  @Operation(
      operationId = "listAlertRoutes",
      summary = "List routes",
      description =
          "All of them in the order in which they are tried, without pages; those to chains of the apps whose calls the key may see. Scope: alerts:read.")
  @APIResponse(
      responseCode = "200",
      description = "The routes.",
      content =
          @Content(
              schema = @Schema(implementation = RouteList.class),
              examples = @ExampleObject(name = "routes", value = AlertExamples.ROUTES)))
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public RouteList list(@Context SecurityContext security) {
    return new RouteList(desk.list(Requester.of(security)));
  }

  @GET
  @Path("/{id}")
  @RolesAllowed(Scopes.READ_ALERTS)
  @Operation(
      operationId = "getAlertRoute",
      summary = "Look at a route",
      description = "The route. Scope: alerts:read.")
  @APIResponse(
      responseCode = "200",
      description = "The route.",
      content =
          @Content(
              schema = @Schema(implementation = RouteResponse.class),
              examples = @ExampleObject(name = "route", value = AlertExamples.ROUTE)))
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "404", ref = "#/components/responses/NotFound")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public RouteResponse get(
      @PathParam("id") @Parameter(description = "Id of the route.") String id,
      @Context SecurityContext security) {
    return desk.seen(id, Requester.of(security));
  }

  @PUT
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Scopes.WRITE_ALERTS)
  @Operation(
      operationId = "replaceAlertRoute",
      summary = "Replace a route",
      description =
          "For groups that come from then on; incidents that are open keep their chain. Stands in the audit log. Scope: alerts:write.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = RouteRequest.class),
              examples = @ExampleObject(name = "critical ones", value = AlertExamples.ROUTE_ASKED)))
  @APIResponse(
      responseCode = "200",
      description = "The route.",
      content =
          @Content(
              schema = @Schema(implementation = RouteResponse.class),
              examples = @ExampleObject(name = "route", value = AlertExamples.ROUTE)))
  @APIResponse(responseCode = "400", ref = "#/components/responses/Malformed")
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "404", ref = "#/components/responses/NotFound")
  @APIResponse(responseCode = "413", ref = "#/components/responses/TooLarge")
  @APIResponse(responseCode = "415", ref = "#/components/responses/UnsupportedMediaType")
  @APIResponse(responseCode = "422", ref = "#/components/responses/Unprocessable")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public RouteResponse replace(
      @PathParam("id") @Parameter(description = "Id of the route.") String id,
      @NotNull(message = "is needed: one JSON object") @Valid RouteRequest body,
      @Context SecurityContext security) {
    return desk.replace(id, body, Requester.of(security));
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed(Scopes.WRITE_ALERTS)
  @Operation(
      operationId = "deleteAlertRoute",
      summary = "Delete a route",
      description =
          "Incidents that are open keep their chain. Stands in the audit log. Answers with the route that was deleted. Scope: alerts:write.")
  @APIResponse(
      responseCode = "200",
      description = "The route as it was.",
      content =
          @Content(
              schema = @Schema(implementation = RouteResponse.class),
              examples = @ExampleObject(name = "route", value = AlertExamples.ROUTE)))
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "404", ref = "#/components/responses/NotFound")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public RouteResponse delete(
      @PathParam("id") @Parameter(description = "Id of the route.") String id,
      @Context SecurityContext security) {
    return desk.delete(id, Requester.of(security));
  }
}
