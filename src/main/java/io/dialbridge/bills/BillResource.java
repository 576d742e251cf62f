package io.dialbridge.bills;

import io.dialbridge.calls.AwaitedBill;
import io.dialbridge.calls.AwaitedBills;
import io.dialbridge.problem.QueryParameters;
import io.dialbridge.values.Cursors;
import io.dialbridge.values.Requester;
import io.dialbridge.values.Scopes;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
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

/** Bills. */
@Path("/v1/bills")
@Tag(name = "Bills")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scopes.READ_BILLS)
@RunOnVirtualThread
class BillResource {
  private static final String BINDING = "bills";

  private final AwaitedBills awaited;
  private final Cursors cursors;

  BillResource(AwaitedBills awaited, Cursors cursors) {
    this.awaited = awaited;
    this.cursors = cursors;
  }

  @GET
  @Operation(
      operationId = "listBills",
      summary = "List bills",
      description = "Newest first; those under the apps of the key. Scope: bills:read.")
  @APIResponse(
      responseCode = "200",
      description = "One page of bills.",
      content =
          @Content(
              schema = @Schema(implementation = BillPage.class),
              examples = @ExampleObject(name = "page", value = BillExamples.PAGE)))
  @APIResponse(responseCode = "400", ref = "#/components/responses/Malformed")
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public BillPage list(
      @QueryParam("cursor") @Parameter(description = "nextCursor of the page before.")
          @Nullable String cursor,
      @QueryParam("limit")
          @Parameter(
              description = "Bills per page.",
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
    Cursors.Slice<CallBill> page =
        cursors.slice(
            CallBill.list(Requester.of(security).seen(), behind, most + 1),
            most,
            bill -> bill.id().toString(),
            BINDING);
    return new BillPage(page.map(BillResponse::of), page.next());
  }

  @GET
  @Path("/overdue")
  @Operation(
      operationId = "listOverdueBills",
      summary = "List calls whose bill did not come",
      description =
          "Those whose bill is late and can still come, and those that were settled without one since its deadline has passed. Newest call first; those under the apps of the key. A lost bill that is imported takes its call out of the list. Scope: bills:read.")
  @APIResponse(
      responseCode = "200",
      description = "One page of calls without their bill.",
      content =
          @Content(
              schema = @Schema(implementation = OverdueBillPage.class),
              examples = @ExampleObject(name = "page", value = BillExamples.OVERDUE)))
  @APIResponse(responseCode = "400", ref = "#/components/responses/Malformed")
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public OverdueBillPage overdue(
      @QueryParam("state")
          @Parameter(
              description = "Only in this state: late or lost. Left out: both.",
              example = "lost")
          @Nullable String state,
      @QueryParam("app") @Parameter(description = "Only calls of this app.", example = "courier")
          @Nullable String app,
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
      @Context SecurityContext security) {
    OverdueFilter filter = OverdueFilter.of(state, app, Requester.of(security));
    int most = QueryParameters.limit(limit);
    UUID behind =
        cursor == null ? null : UUID.fromString(cursors.position(cursor, filter.binding()));
    Cursors.Slice<AwaitedBill> page =
        cursors.slice(
            awaited.list(filter.states(), filter.apps(), behind, most + 1),
            most,
            bill -> bill.callId().toString(),
            filter.binding());
    return new OverdueBillPage(page.map(OverdueBillResponse::of), page.next());
  }

  @GET
  @Path("/{id}")
  @Operation(
      operationId = "getBill",
      summary = "Look at a bill",
      description = "Scope: bills:read.")
  @APIResponse(
      responseCode = "200",
      description = "The bill in its latest content.",
      content =
          @Content(
              schema = @Schema(implementation = BillResponse.class),
              examples = @ExampleObject(name = "rated", value = BillExamples.RATED)))
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "404", ref = "#/components/responses/NotFound")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public BillResponse get(
      @PathParam("id") @Parameter(description = "Id of the bill.") String id,
      @Context SecurityContext security) {
    return CallBill.<CallBill>findByIdOptional(QueryParameters.id("bill", id))
        .filter(bill -> Requester.of(security).maySee(bill.app()))
        .map(BillResponse::of)
        .orElseThrow(() -> QueryParameters.unknown("bill"));
  }
}
