package io.dialbridge.pushes;

import io.dialbridge.problem.ProblemException;
import io.dialbridge.problem.ProblemKind;
import io.dialbridge.problem.QueryParameters;
import io.dialbridge.values.AuditLog;
import io.dialbridge.values.Cursors;
import io.dialbridge.values.Requester;
import io.dialbridge.values.Scopes;
import io.quarkus.narayana.jta.QuarkusTransaction;
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
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.time.Clock;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
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

/** What could not be folded into a call, for operators: list, look, retry, discard. */
@Path("/v1/quarantine")
@Tag(name = "Operations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scopes.OPERATE)
@RunOnVirtualThread
class QuarantineResource {
  private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");

  private final Quarantine quarantine;
  private final InboxBell bell;
  private final AuditLog audit;
  private final Cursors cursors;
  private final Clock clock;

  QuarantineResource(
      Quarantine quarantine, InboxBell bell, AuditLog audit, Cursors cursors, Clock clock) {
    this.quarantine = quarantine;
    this.bell = bell;
    this.audit = audit;
    this.cursors = cursors;
    this.clock = clock;
  }

  @GET
  @Operation(
      operationId = "listQuarantine",
      summary = "List pushes that fitted no call",
      description = "Newest first; only open entries unless a state is asked for. Scope: operate.")
  @APIResponse(
      responseCode = "200",
      description = "One page of the quarantine.",
      content =
          @Content(
              schema = @Schema(implementation = QuarantinePage.class),
              examples = @ExampleObject(name = "page", value = QuarantineExamples.PAGE)))
  @APIResponse(responseCode = "400", ref = "#/components/responses/Malformed")
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public QuarantinePage list(
      @QueryParam("state")
          @Parameter(
              description =
                  "Only entries in this state: open, retrying, resolved or discarded; all for every one. Default: open.",
              example = "open")
          @Nullable String state,
      @QueryParam("app") @Parameter(description = "Only pushes to this app.", example = "courier")
          @Nullable String app,
      @QueryParam("reason")
          @Parameter(
              description = "Only this reason: malformed, unsigned, no_call, too_late or poison.",
              example = "no_call")
          @Nullable String reason,
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
    QuarantineFilter filter =
        QuarantineFilter.of(state, app, reason, Requester.of(security).seen());
    int most = QueryParameters.limit(limit);
    Long behind = cursor == null ? null : Long.valueOf(cursors.position(cursor, filter.binding()));
    Cursors.Slice<QuarantinedPush> page =
        cursors.slice(
            filter.list(behind, most + 1),
            most,
            push -> Long.toString(push.id()),
            filter.binding());
    return new QuarantinePage(page.map(push -> push.shown(null)), page.next());
  }

  @GET
  @Path("/{id}")
  @Operation(
      operationId = "getQuarantineEntry",
      summary = "Look at an entry of the quarantine",
      description =
          "With what came, masked. The bytes themselves stay in the database (table push_inbox). Scope: operate.")
  @APIResponse(
      responseCode = "200",
      description = "The entry and its content.",
      content =
          @Content(
              schema = @Schema(implementation = QuarantineEntry.class),
              examples = @ExampleObject(name = "bill", value = QuarantineExamples.LOOK)))
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "404", ref = "#/components/responses/NotFound")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public QuarantineEntry get(
      @PathParam("id") @Parameter(description = "Id of the entry.") String id,
      @Context SecurityContext security) {
    long known = idOf(id);
    return existing(known, security).shown(quarantine.look(known).orElse(null));
  }

  @POST
  @Path("/{id}/retry")
  @Operation(
      operationId = "retryQuarantineEntry",
      summary = "Read an entry of the quarantine again",
      description =
          "For when its cause is mended: the call exists by now, or an unsigned push may be taken all the same. 202: it is read at once, and again after the usual pauses; then the entry is resolved, or open with the reason that it has now. Of a push with several bills only that of the entry is read. May be repeated; discarded entries can be retried too. Scope: operate.")
  @APIResponse(
      responseCode = "202",
      description = "The entry as it stands.",
      content =
          @Content(
              schema = @Schema(implementation = QuarantineEntry.class),
              examples = @ExampleObject(name = "retrying", value = QuarantineExamples.RETRYING)))
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "404", ref = "#/components/responses/NotFound")
  @APIResponse(responseCode = "409", ref = "#/components/responses/QuarantineConflict")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public Response retry(
      @PathParam("id") @Parameter(description = "Id of the entry.") String id,
      @Context SecurityContext security) {
    long known = idOf(id);
    mustSee(known, security);
    Requester requester = Requester.of(security);
    changed(
        requester,
        new AuditLog.Act("quarantine.retried", "quarantine/" + known, null),
        () -> quarantine.retry(known, requester.name(), clock.instant()));
    bell.ring();
    QuarantinedPush entry = existing(known, security);
    if (entry.isMalformed()) {
      throw new ProblemException(
          ProblemKind.PUSH_MALFORMED,
          "The push can't be read, and reading it again won't change that. Look at it, then discard the entry.");
    }
    return Response.accepted(entry.shown(null)).build();
  }

  @POST
  @Path("/{id}/discard")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "discardQuarantineEntry",
      summary = "Put an entry of the quarantine aside",
      description =
          "It no longer counts as open, and who did it, when and why is kept. It can still be looked at, and retried. Scope: operate.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = DiscardRequest.class),
              examples = @ExampleObject(name = "discard", value = QuarantineExamples.DISCARD)))
  @APIResponse(
      responseCode = "200",
      description = "The entry, discarded.",
      content =
          @Content(
              schema = @Schema(implementation = QuarantineEntry.class),
              examples = @ExampleObject(name = "discarded", value = QuarantineExamples.DISCARDED)))
  @APIResponse(responseCode = "400", ref = "#/components/responses/Malformed")
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "404", ref = "#/components/responses/NotFound")
  @APIResponse(responseCode = "409", ref = "#/components/responses/QuarantineConflict")
  @APIResponse(responseCode = "413", ref = "#/components/responses/TooLarge")
  @APIResponse(responseCode = "415", ref = "#/components/responses/UnsupportedMediaType")
  @APIResponse(responseCode = "422", ref = "#/components/responses/Unprocessable")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public QuarantineEntry discard(
      @PathParam("id") @Parameter(description = "Id of the entry.") String id,
      @NotNull(message = "is needed: one JSON object") @Valid DiscardRequest body,
      @Context SecurityContext security) {
    long known = idOf(id);
    mustSee(known, security);
    Requester requester = Requester.of(security);
    boolean discarded =
        changed(
            requester,
            new AuditLog.Act("quarantine.discarded", "quarantine/" + known, body.reason()),
            () -> quarantine.discard(known, body.reason(), requester.name(), clock.instant()));
    QuarantinedPush entry = existing(known, security);
    if (!discarded) {
      throw new ProblemException(
          ProblemKind.ENTRY_NOT_OPEN,
          "Only an open entry can be discarded; this one is %s. Look at it again."
              .formatted(entry.state()));
    }
    return entry.shown(null);
  }

  /** Together with its entry in the audit log; where nothing was changed, there is none. */
  private boolean changed(Requester requester, AuditLog.Act act, BooleanSupplier change) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              boolean changed = change.getAsBoolean();
              if (changed) {
                audit.write(requester, act);
              }
              return changed;
            });
  }

  private static long idOf(String id) {
    if (!ID.matcher(id).matches()) {
      throw QueryParameters.unknown("entry");
    }
    return Long.parseLong(id);
  }

  /** Reads no entity: one that is loaded before a change would be told as it was. */
  private static void mustSee(long id, SecurityContext security) {
    String app =
        QuarantinedPush.find("select app from QuarantinedPush where id = ?1", id)
            .project(String.class)
            .firstResult();
    if (app == null || !Requester.of(security).maySee(app)) {
      throw QueryParameters.unknown("entry");
    }
  }

  /** Of an app that the key may not see there is none. */
  private static QuarantinedPush existing(long id, SecurityContext security) {
    return QuarantinedPush.<QuarantinedPush>findByIdOptional(id)
        .filter(entry -> Requester.of(security).maySee(entry.app()))
        .orElseThrow(() -> QueryParameters.unknown("entry"));
  }
}
