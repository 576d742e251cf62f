package io.dialbridge.pushes;

import io.dialbridge.problem.QueryParameters;
import io.dialbridge.values.Cursors;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What could not be folded into a call, for operators. */
@Path("/v1/quarantine")
@Tag(name = "Operations")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class QuarantineResource {
  private static final String BINDING = "quarantine";
  private static final String EXAMPLE =
      """
      {"items":[{"id":"17","app":"courier","reason":"no_call","detail":"eventType fee names no call of app courier","item":0,"signature":"form_2026","receivedAt":"2026-01-15T08:31:22Z","quarantinedAt":"2026-01-15T08:31:50Z","bodyBytes":812}],"nextCursor":null}""";

  private final Cursors cursors;

  QuarantineResource(Cursors cursors) {
    this.cursors = cursors;
  }

  @GET
  @Operation(
      operationId = "listQuarantine",
      summary = "List pushes that fitted no call",
      description = "Newest first. The bytes stay in the database (table push_inbox).")
  @APIResponse(
      responseCode = "200",
      description = "One page of the quarantine.",
      content =
          @Content(
              schema = @Schema(implementation = QuarantinePage.class),
              examples = @ExampleObject(name = "page", value = EXAMPLE)))
  @APIResponse(responseCode = "400", ref = "#/components/responses/Malformed")
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public QuarantinePage list(
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
          @Nullable String limit) {
    int most = QueryParameters.limit(limit);
    Long behind = cursor == null ? null : Long.valueOf(cursors.position(cursor, BINDING));
    Cursors.Slice<QuarantinedPush> page =
        cursors.slice(
            QuarantinedPush.list(behind, most + 1),
            most,
            push -> Long.toString(push.id()),
            BINDING);
    return new QuarantinePage(page.map(QuarantinedPush::shown), page.next());
  }
}
