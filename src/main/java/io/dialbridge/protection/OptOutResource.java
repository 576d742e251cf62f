package io.dialbridge.protection;

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

/** The list of those who don't want to be called. */
@Path("/v1/opt-outs")
@Tag(name = "Opt-outs")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class OptOutResource {
  private final OptOutDesk desk;
  private final OptOutList list;
  private final Cursors cursors;

  OptOutResource(OptOutDesk desk, OptOutList list, Cursors cursors) {
    this.desk = desk;
    this.list = list;
    this.cursors = cursors;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @RolesAllowed(Scopes.WRITE_OPT_OUTS)
  @Operation(
      operationId = "addOptOut",
      summary = "Put somebody on the opt-out list",
      description =
          "From then on calls to that number are refused with callee-opted-out, unless dialbridge.protection.opt-outs.mode says otherwise; calls that are under way go on. Only as a callee: who places a callback is called as its caller. Stands in the audit log. Scope: opt-outs:write.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = AddOptOutRequest.class),
              examples = @ExampleObject(name = "by mail", value = OptOutExamples.ADD)))
  @APIResponse(
      responseCode = "201",
      description = "The entry.",
      headers =
          @Header(
              name = HttpHeaders.LOCATION,
              description = "Address of the entry.",
              schema = @Schema(implementation = String.class)),
      content =
          @Content(
              schema = @Schema(implementation = OptOutResponse.class),
              examples = @ExampleObject(name = "told", value = OptOutExamples.TOLD)))
  @APIResponse(
      responseCode = "200",
      description = "The entry that was there already, for the same app or for all.",
      content =
          @Content(
              schema = @Schema(implementation = OptOutResponse.class),
              examples = @ExampleObject(name = "pressed", value = OptOutExamples.PRESSED)))
  @APIResponse(responseCode = "400", ref = "#/components/responses/Malformed")
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "413", ref = "#/components/responses/TooLarge")
  @APIResponse(responseCode = "415", ref = "#/components/responses/UnsupportedMediaType")
  @APIResponse(responseCode = "422", ref = "#/components/responses/Unprocessable")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public Response add(
      @NotNull(message = "is needed: one JSON object") @Valid AddOptOutRequest body,
      @Context SecurityContext security) {
    OptOutDesk.Added added = desk.add(body, Requester.of(security));
    Response.ResponseBuilder answer =
        added.isNew()
            ? Response.status(Response.Status.CREATED)
                .header(HttpHeaders.LOCATION, "/v1/opt-outs/" + added.optOut().id())
            : Response.ok();
    return answer.entity(OptOutResponse.of(added.optOut())).build();
  }

  @GET
  @RolesAllowed(Scopes.READ_OPT_OUTS)
  @Operation(
      operationId = "listOptOuts",
      summary = "List who does not want to be called",
      description =
          "Newest first; those of the apps whose calls the key may see, and those of all apps. Scope: opt-outs:read.")
  @APIResponse(
      responseCode = "200",
      description = "One page of the list.",
      content =
          @Content(
              schema = @Schema(implementation = OptOutPage.class),
              examples = @ExampleObject(name = "page", value = OptOutExamples.PAGE)))
  @APIResponse(responseCode = "400", ref = "#/components/responses/Malformed")
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public OptOutPage list(
      @QueryParam("app") @Parameter(description = "Only those of that app, without those of all.")
          @Nullable String app,
      @QueryParam("cursor") @Parameter(description = "nextCursor of the page before.")
          @Nullable String cursor,
      @QueryParam("limit")
          @Parameter(
              description = "Entries per page.",
              schema =
                  @Schema(
                      type = SchemaType.INTEGER,
                      minimum = "1",
                      maximum = "200",
                      defaultValue = "50"))
          @Nullable String limit,
      @Context SecurityContext security) {
    String binding = "opt-outs\n" + app;
    int most = QueryParameters.limit(limit);
    UUID behind = cursor == null ? null : UUID.fromString(cursors.position(cursor, binding));
    Cursors.Slice<OptOut> page =
        cursors.slice(
            list.list(Requester.of(security).seen(), app, behind, most + 1),
            most,
            optOut -> optOut.id().toString(),
            binding);
    return new OptOutPage(page.map(OptOutResponse::of), page.next());
  }

  @GET
  @Path("/{id}")
  @RolesAllowed(Scopes.READ_OPT_OUTS)
  @Operation(
      operationId = "getOptOut",
      summary = "Look at an entry of the opt-out list",
      description = "The entry. Scope: opt-outs:read.")
  @APIResponse(
      responseCode = "200",
      description = "The entry.",
      content =
          @Content(
              schema = @Schema(implementation = OptOutResponse.class),
              examples = @ExampleObject(name = "pressed", value = OptOutExamples.PRESSED)))
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "404", ref = "#/components/responses/NotFound")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public OptOutResponse get(
      @PathParam("id") @Parameter(description = "Id of the entry.") String id,
      @Context SecurityContext security) {
    return OptOutResponse.of(desk.seen(id, Requester.of(security)));
  }

  @DELETE
  @Path("/{id}")
  @RolesAllowed(Scopes.WRITE_OPT_OUTS)
  @Operation(
      operationId = "removeOptOut",
      summary = "Take somebody off the opt-out list",
      description =
          "They may be called again. What they press in a call that is under way counts anew. Stands in the audit log. Answers with the entry that was taken off. Scope: opt-outs:write.")
  @APIResponse(
      responseCode = "200",
      description = "The entry as it was.",
      content =
          @Content(
              schema = @Schema(implementation = OptOutResponse.class),
              examples = @ExampleObject(name = "told", value = OptOutExamples.TOLD)))
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "404", ref = "#/components/responses/NotFound")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public OptOutResponse remove(
      @PathParam("id") @Parameter(description = "Id of the entry.") String id,
      @Context SecurityContext security) {
    return OptOutResponse.of(desk.remove(id, Requester.of(security)));
  }
}
