package io.dialbridge.pushes;

import io.dialbridge.problem.QueryParameters;
import io.dialbridge.values.Cursors;
import io.dialbridge.values.Requester;
import io.dialbridge.values.Scopes;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import java.util.Set;
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

/**
 * Bills that no call explains. They are money, and show no more of anybody than other bills do, so
 * who may read those may read these; what to do about them is the quarantine's.
 */
@Path("/v1/bills/unexplained")
@Tag(name = "Bills")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scopes.READ_BILLS)
@RunOnVirtualThread
class UnexplainedResource {
  private final UnexplainedList list;
  private final Cursors cursors;

  UnexplainedResource(UnexplainedList list, Cursors cursors) {
    this.list = list;
    this.cursors = cursors;
  }

  @GET
  @Operation(
      operationId = "listUnexplainedBills",
      summary = "List bills that no call explains",
      description =
          "Bills under the credentials of an app, pushed or imported, of calls that were not placed here: somebody else uses them, or another environment does. Each content once, newest first, with what it costs; those under the apps of the key. One that is folded into its call after all is listed no longer. Scope: bills:read.")
  @APIResponse(
      responseCode = "200",
      description = "One page of bills without a call.",
      content =
          @Content(
              schema = @Schema(implementation = UnexplainedBillPage.class),
              examples = @ExampleObject(name = "page", value = ImportExamples.UNEXPLAINED)))
  @APIResponse(responseCode = "400", ref = "#/components/responses/Malformed")
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public UnexplainedBillPage list(
      @QueryParam("state")
          @Parameter(
              description =
                  "By the entry of the quarantine: open, discarded (put aside by an operator) or all. Default: open.",
              example = "open")
          @Nullable String state,
      @QueryParam("app") @Parameter(description = "Only bills of this app.", example = "courier")
          @Nullable String app,
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
    UnexplainedState only = UnexplainedState.of(state);
    Set<String> apps = apps(QueryParameters.app(app), Requester.of(security));
    String binding = "unexplained bills\n%s\n%s".formatted(only, app);
    int most = QueryParameters.limit(limit);
    UUID behind = cursor == null ? null : UUID.fromString(cursors.position(cursor, binding));
    Cursors.Slice<UnexplainedBillResponse> page =
        cursors.slice(
            list.page(only, apps, behind, most + 1), most, UnexplainedBillResponse::id, binding);
    return new UnexplainedBillPage(
        page.items(), behind == null ? list.totals(only, apps) : null, page.next());
  }

  private static @Nullable Set<String> apps(@Nullable String only, Requester requester) {
    return only == null ? requester.seen() : requester.maySee(only) ? Set.of(only) : Set.of();
  }
}
