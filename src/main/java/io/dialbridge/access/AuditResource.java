package io.dialbridge.access;

import io.dialbridge.problem.QueryParameters;
import io.dialbridge.values.Cursors;
import io.dialbridge.values.Scopes;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
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

/** The audit log, to be read only. */
@Path("/v1/audit")
@Tag(name = "Audit")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scopes.READ_AUDIT)
@RunOnVirtualThread
class AuditResource {
  private final Cursors cursors;

  AuditResource(Cursors cursors) {
    this.cursors = cursors;
  }

  @GET
  @Operation(
      operationId = "listAudit",
      summary = "Read the audit log",
      description =
          "Who did what, to what, when and from where; newest first, of all apps. Scope: audit:read.")
  @APIResponse(
      responseCode = "200",
      description = "One page of the audit log.",
      content =
          @Content(
              schema = @Schema(implementation = AuditPage.class),
              examples = @ExampleObject(name = "page", value = AuditExamples.PAGE)))
  @APIResponse(responseCode = "400", ref = "#/components/responses/Malformed")
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public AuditPage list(
      @QueryParam("actor")
          @Parameter(description = "Only what the key or person of this name did.", example = "ops")
          @Nullable String actor,
      @QueryParam("action") @Parameter(description = "Only this action.", example = "key.revoked")
          @Nullable String action,
      @QueryParam("since")
          @Parameter(
              description = "Only entries written at this time or later, RFC 3339.",
              schema = @Schema(type = SchemaType.STRING, format = "date-time"))
          @Nullable String since,
      @QueryParam("until")
          @Parameter(
              description = "Only entries written before this time, RFC 3339.",
              schema = @Schema(type = SchemaType.STRING, format = "date-time"))
          @Nullable String until,
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
    AuditFilter filter = AuditFilter.of(actor, action, since, until);
    int most = QueryParameters.limit(limit);
    Long behind = cursor == null ? null : Long.valueOf(cursors.position(cursor, filter.binding()));
    Cursors.Slice<AuditEntry> page =
        cursors.slice(
            filter.list(behind, most + 1),
            most,
            entry -> Long.toString(entry.id()),
            filter.binding());
    return new AuditPage(page.map(AuditEntry::shown), page.next());
  }
}
