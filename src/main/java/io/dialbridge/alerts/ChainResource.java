package io.dialbridge.alerts;

import io.dialbridge.problem.QueryParameters;
import io.dialbridge.values.Cursors;
import io.dialbridge.values.Requester;
import io.dialbridge.values.Scopes;
import io.dialbridge.values.Vault;
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

/** Who is called, one after the other. */
@Path("/v1/alert-chains")
@Tag(name = "Alerts")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ChainResource {
  private final ChainDesk desk;
  private final Vault vault;
  private final Cursors cursors;

  ChainResource(ChainDesk desk, Vault vault, Cursors cursors) {
    this.desk = desk;
    this.vault = vault;
    this.cursors = cursors;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Scopes.WRITE_ALERTS)
  @Operation(
      operationId = "createAlertChain",
      summary = "Make a chain",
      description =
          "At most 200. Its app must be one that the key may place calls under. Stands in the audit log. Scope: alerts:write.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ChainRequest.class),
              examples = @ExampleObject(name = "two people", value = AlertExamples.CHAIN_ASKED)))
  @APIResponse(
      responseCode = "201",
      description = "The chain.",
      headers =
          @Header(
              name = HttpHeaders.LOCATION,
              description = "Address of it.",
              schema = @Schema(implementation = String.class)),
      content =
          @Content(
              schema = @Schema(implementation = ChainResponse.class),
              examples = @ExampleObject(name = "chain", value = AlertExamples.CHAIN)))
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
      @NotNull(message = "is needed: one JSON object") @Valid ChainRequest body,
      @Context SecurityContext security) {
    ChainResponse chain = desk.create(body, Requester.of(security));
    return Response.status(Response.Status.CREATED)
        .header(HttpHeaders.LOCATION, "/v1/alert-chains/" + chain.id())
        .entity(chain)
        .build();
  }

  @GET
  @RolesAllowed(Scopes.READ_ALERTS)
  @Operation(
      operationId = "listAlertChains",
      summary = "List chains",
      description =
          "By name, numbers masked; those of the apps whose calls the key may see. Scope: alerts:read.")
  @APIResponse(
      responseCode = "200",
      description = "One page of chains.",
      content =
          @Content(
              schema = @Schema(implementation = ChainPage.class),
              examples = @ExampleObject(name = "page", value = AlertExamples.CHAINS)))
  @APIResponse(responseCode = "400", ref = "#/components/responses/Malformed")
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public ChainPage list(
      @QueryParam("cursor") @Parameter(description = "nextCursor of the page before.")
          @Nullable String cursor,
      @QueryParam("limit")
          @Parameter(
              description = "Chains per page.",
              schema =
                  @Schema(
                      type = SchemaType.INTEGER,
                      minimum = "1",
                      maximum = "200",
                      defaultValue = "50"))
          @Nullable String limit,
      @Context SecurityContext security) {
    String binding = "alert-chains";
    int most = QueryParameters.limit(limit);
    String behind = cursor == null ? null : cursors.position(cursor, binding);
    Cursors.Slice<AlertChain> page =
        cursors.slice(
            AlertChain.list(Requester.of(security).seen(), behind, most + 1),
            most,
            AlertChain::name,
            binding);
    return new ChainPage(page.map(chain -> chain.shown(vault)), page.next());
  }

  @GET
  @Path("/{id}")
  @RolesAllowed(Scopes.READ_ALERTS)
  @Operation(
      operationId = "getAlertChain",
      summary = "Look at a chain",
      description = "Numbers are masked. Scope: alerts:read.")
  @APIResponse(
      responseCode = "200",
      description = "The chain.",
      content =
          @Content(
              schema = @Schema(implementation = ChainResponse.class),
              examples = @ExampleObject(name = "chain", value = AlertExamples.CHAIN)))
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "404", ref = "#/components/responses/NotFound")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public ChainResponse get(
      @PathParam("id") @Parameter(description = "Id of the chain.") String id,
      @Context SecurityContext security) {
    return desk.seen(id, Requester.of(security));
  }

  @PUT
  @Path("/{id}")
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Scopes.WRITE_ALERTS)
  @Operation(
      operationId = "replaceAlertChain",
      summary = "Replace a chain",
      description =
          "All of it, the numbers too, which are never told again. Incidents under way go on with the new chain from their place in the old one on. Stands in the audit log. Scope: alerts:write.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ChainRequest.class),
              examples = @ExampleObject(name = "two people", value = AlertExamples.CHAIN_ASKED)))
  @APIResponse(
      responseCode = "200",
      description = "The chain.",
      content =
          @Content(
              schema = @Schema(implementation = ChainResponse.class),
              examples = @ExampleObject(name = "chain", value = AlertExamples.CHAIN)))
  @APIResponse(responseCode = "400", ref = "#/components/responses/Malformed")
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "404", ref = "#/components/responses/NotFound")
  @APIResponse(responseCode = "409", ref = "#/components/responses/AlertConflict")
  @APIResponse(responseCode = "413", ref = "#/components/responses/TooLarge")
  @APIResponse(responseCode = "415", ref = "#/components/responses/UnsupportedMediaType")
  @APIResponse(responseCode = "422", ref = "#/components/responses/Unprocessable")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public ChainResponse replace(
      @PathParam("id") @Parameter(description = "Id of the chain.") String id,
      @NotNull(message = "is needed: one JSON object") @Valid ChainRequest body,
      @Context SecurityContext security) {
    return desk.replace(id, body, Requester.of(security));
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed(Scopes.WRITE_ALERTS)
  @Operation(
      operationId = "deleteAlertChain",
      summary = "Delete a chain",
      description =
          "Not while a route names it, or an incident is called about by it. Stands in the audit log. Answers with the chain that was deleted. Scope: alerts:write.")
  @APIResponse(
      responseCode = "200",
      description = "The chain as it was.",
      content =
          @Content(
              schema = @Schema(implementation = ChainResponse.class),
              examples = @ExampleObject(name = "chain", value = AlertExamples.CHAIN)))
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "404", ref = "#/components/responses/NotFound")
  @APIResponse(responseCode = "409", ref = "#/components/responses/AlertConflict")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public ChainResponse delete(
      @PathParam("id") @Parameter(description = "Id of the chain.") String id,
      @Context SecurityContext security) {
    return desk.delete(id, Requester.of(security));
  }
}
