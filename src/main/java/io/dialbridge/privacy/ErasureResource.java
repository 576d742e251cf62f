package io.dialbridge.privacy;

import io.dialbridge.problem.QueryParameters;
import io.dialbridge.values.Cursors;
import io.dialbridge.values.Requester;
import io.dialbridge.values.Scopes;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
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

/** Erasures, for those who answer the people whose numbers they are. */
@Path("/v1/erasures")
@Tag(name = "Erasures")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scopes.ERASE)
@RunOnVirtualThread
class ErasureResource {
  private static final String BINDING = "erasures";

  private final ErasureDesk desk;
  private final Cursors cursors;

  ErasureResource(ErasureDesk desk, Cursors cursors) {
    this.desk = desk;
    this.cursors = cursors;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "createErasure",
      summary = "Erase a number or a call",
      description =
          "For good: the keys of its calls' numbers, bills and pushes are dropped, also of those that were refused; masks and pressed keys become asterisks, names of recordings are forgotten. The calls stay with their times, causes and costs. Of the calls under the apps of the key; a call that is not settled is erased when it is. 202: it is being done, usually within seconds; ask getErasure. Whether a number was known is not told but by the count. Scope: numbers:erase.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = CreateErasureRequest.class),
              examples = {
                @ExampleObject(name = "number", value = ErasureExamples.OF_NUMBER),
                @ExampleObject(name = "call", value = ErasureExamples.OF_CALL)
              }))
  @APIResponse(
      responseCode = "202",
      description = "The receipt, pending.",
      headers =
          @Header(
              name = HttpHeaders.LOCATION,
              description = "Address of the receipt.",
              schema = @Schema(implementation = String.class)),
      content =
          @Content(
              schema = @Schema(implementation = ErasureResponse.class),
              examples = @ExampleObject(name = "pending", value = ErasureExamples.PENDING)))
  @APIResponse(responseCode = "400", ref = "#/components/responses/Malformed")
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "413", ref = "#/components/responses/TooLarge")
  @APIResponse(responseCode = "415", ref = "#/components/responses/UnsupportedMediaType")
  @APIResponse(responseCode = "422", ref = "#/components/responses/Unprocessable")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public Response create(
      @NotNull(message = "is needed: one JSON object") @Valid CreateErasureRequest body,
      @Context SecurityContext security) {
    ErasureResponse erasure = desk.create(body, Requester.of(security));
    return Response.accepted(erasure)
        .header(HttpHeaders.LOCATION, "/v1/erasures/" + erasure.id())
        .build();
  }

  @GET
  @Operation(
      operationId = "listErasures",
      summary = "List erasures",
      description =
          "Newest first; a key that doesn't see every app lists those that it asked for itself. Scope: numbers:erase.")
  @APIResponse(
      responseCode = "200",
      description = "One page of receipts.",
      content =
          @Content(
              schema = @Schema(implementation = ErasurePage.class),
              examples = @ExampleObject(name = "page", value = ErasureExamples.PAGE)))
  @APIResponse(responseCode = "400", ref = "#/components/responses/Malformed")
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public ErasurePage list(
      @QueryParam("cursor") @Parameter(description = "nextCursor of the page before.")
          @Nullable String cursor,
      @QueryParam("limit")
          @Parameter(
              description = "Erasures per page.",
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
    Cursors.Slice<Erasure> page =
        cursors.slice(
            Erasure.list(Requester.of(security), behind, most + 1),
            most,
            erasure -> erasure.id().toString(),
            BINDING);
    return new ErasurePage(page.map(Erasure::shown), page.next());
  }

  @GET
  @Path("/{id}")
  @Operation(
      operationId = "getErasure",
      summary = "Look at an erasure",
      description = "The receipt as it stands. Scope: numbers:erase.")
  @APIResponse(
      responseCode = "200",
      description = "The receipt.",
      content =
          @Content(
              schema = @Schema(implementation = ErasureResponse.class),
              examples = @ExampleObject(name = "completed", value = ErasureExamples.COMPLETED)))
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "404", ref = "#/components/responses/NotFound")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public ErasureResponse get(
      @PathParam("id") @Parameter(description = "Id of the erasure.") String id,
      @Context SecurityContext security) {
    return Erasure.<Erasure>findByIdOptional(QueryParameters.id("erasure", id))
        .filter(erasure -> erasure.isSeenBy(Requester.of(security)))
        .orElseThrow(() -> QueryParameters.unknown("erasure"))
        .shown();
  }
}
