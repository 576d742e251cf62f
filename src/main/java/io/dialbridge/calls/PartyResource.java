package io.dialbridge.calls;

import io.dialbridge.problem.ProblemException;
import io.dialbridge.problem.ProblemKind;
import io.dialbridge.problem.QueryParameters;
import io.dialbridge.values.AuditLog;
import io.dialbridge.values.Cursors;
import io.dialbridge.values.Language;
import io.dialbridge.values.PhoneNumber;
import io.dialbridge.values.Requester;
import io.dialbridge.values.Scopes;
import io.dialbridge.values.Vault;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Calls by the numbers of those who talked, and those numbers as a whole. */
@Path("/v1/calls")
@Tag(name = "Calls")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class PartyResource {
  private final PartyIndex index;
  private final Cursors cursors;
  private final Vault vault;
  private final AuditLog audit;

  PartyResource(PartyIndex index, Cursors cursors, Vault vault, AuditLog audit) {
    this.index = index;
    this.cursors = cursors;
    this.vault = vault;
    this.audit = audit;
  }

  @POST
  @Path("/search")
  @RolesAllowed(Scopes.READ_CALLS)
  @Operation(
      operationId = "searchCalls",
      summary = "Find the calls of a number",
      description =
          "Newest first; those under the apps of the key. The number is in the body, since it has no place in a URL; it is compared by a keyed hash, so only the whole number finds anything, and calls that were erased are not found. Scope: calls:read.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = SearchCallsRequest.class),
              examples = @ExampleObject(name = "callee", value = CallExamples.SEARCH)))
  @APIResponse(
      responseCode = "200",
      description = "One page of calls.",
      content =
          @Content(
              schema = @Schema(implementation = CallPage.class),
              examples = @ExampleObject(name = "page", value = CallExamples.PAGE)))
  @APIResponse(responseCode = "400", ref = "#/components/responses/Malformed")
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "413", ref = "#/components/responses/TooLarge")
  @APIResponse(responseCode = "415", ref = "#/components/responses/UnsupportedMediaType")
  @APIResponse(responseCode = "422", ref = "#/components/responses/Unprocessable")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public CallPage search(
      @NotNull(message = "is needed: one JSON object") @Valid SearchCallsRequest body,
      @QueryParam("cursor") @Parameter(description = "nextCursor of the page before.")
          @Nullable String cursor,
      @QueryParam("limit")
          @Parameter(
              description = "Calls per page.",
              schema =
                  @Schema(
                      type = SchemaType.INTEGER,
                      minimum = "1",
                      maximum = "200",
                      defaultValue = "50"))
          @Nullable String limit,
      @Context HttpHeaders headers,
      @Context SecurityContext security) {
    String binding = "search\n%s\n%s".formatted(body.number(), body.party());
    int most = QueryParameters.limit(limit);
    UUID behind = cursor == null ? null : UUID.fromString(cursors.position(cursor, binding));
    List<UUID> found =
        index.find(
            new PhoneNumber(body.number()),
            body.party(),
            Requester.of(security).seen(),
            behind,
            most + 1);
    Cursors.Slice<CallSession> page =
        cursors.slice(CallSession.of(found), most, call -> call.id().toString(), binding);
    Language language = Language.ofHeader(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    return new CallPage(page.map(call -> CallResponse.of(call, language)), page.next());
  }

  @POST
  @Path("/{id}/reveal")
  @RolesAllowed(Scopes.REVEAL)
  @Operation(
      operationId = "revealNumbers",
      summary = "See the whole numbers of a call",
      description =
          "Everywhere else numbers are masked. Who asked, from where, and the reason given stand in the audit log before the numbers are told. Scope: numbers:reveal.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = RevealRequest.class),
              examples = @ExampleObject(name = "complaint", value = CallExamples.REVEAL)))
  @APIResponse(
      responseCode = "200",
      description = "The numbers.",
      content =
          @Content(
              schema = @Schema(implementation = RevealedNumbers.class),
              examples = @ExampleObject(name = "callback", value = CallExamples.REVEALED)))
  @APIResponse(responseCode = "400", ref = "#/components/responses/Malformed")
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "404", ref = "#/components/responses/NotFound")
  @APIResponse(responseCode = "410", ref = "#/components/responses/Erased")
  @APIResponse(responseCode = "413", ref = "#/components/responses/TooLarge")
  @APIResponse(responseCode = "415", ref = "#/components/responses/UnsupportedMediaType")
  @APIResponse(responseCode = "422", ref = "#/components/responses/Unprocessable")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public RevealedNumbers reveal(
      @PathParam("id") @Parameter(description = "Id of the call.") String id,
      @NotNull(message = "is needed: one JSON object") @Valid RevealRequest body,
      @Context SecurityContext security) {
    CallSession call = CallSession.seenBy(Requester.of(security), id);
    Parties parties =
        call.readableBy(vault)
            .parties()
            .orElseThrow(
                () ->
                    new ProblemException(
                            ProblemKind.ERASED,
                            "The numbers of this call were erased; nobody can read them any more.")
                        .ofCall(call.id()));
    audit.write(
        Requester.of(security),
        new AuditLog.Act("numbers.revealed", "call/" + call.id(), body.reason()));
    return RevealedNumbers.of(call, parties);
  }
}
