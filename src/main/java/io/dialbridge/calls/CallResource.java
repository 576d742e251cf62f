package io.dialbridge.calls;

import io.dialbridge.platform.App;
import io.dialbridge.platform.Apps;
import io.dialbridge.problem.ProblemException;
import io.dialbridge.problem.ProblemKind;
import io.dialbridge.problem.QueryParameters;
import io.dialbridge.values.Cursors;
import io.dialbridge.values.Language;
import io.dialbridge.values.Requester;
import io.dialbridge.values.Scopes;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Calls of every kind: list, look, history, stop. */
@Path("/v1/calls")
@Tag(name = "Calls")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({Scopes.READ_CALLS, Scopes.READ_OWN})
@RunOnVirtualThread
class CallResource {
  private final CallService calls;
  private final Apps apps;
  private final Cursors cursors;

  CallResource(CallService calls, Apps apps, Cursors cursors) {
    this.calls = calls;
    this.apps = apps;
    this.cursors = cursors;
  }

  @GET
  @Operation(
      operationId = "listCalls",
      summary = "List calls",
      description =
          "Newest first; those under the apps of the key. A client token lists the calls that it placed and the one that it watches. Scope: calls:read.")
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
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public CallPage list(
      @QueryParam("kind")
          @Parameter(
              description = "Only this kind: callback, notification or verification.",
              example = "callback")
          @Nullable String kind,
      @QueryParam("status")
          @Parameter(description = "Only calls with this status.", example = "completed")
          @Nullable String status,
      @QueryParam("reference")
          @Parameter(
              description = "Only calls with this reference, exactly.",
              example = "order-1001")
          @Nullable String reference,
      @QueryParam("createdFrom")
          @Parameter(
              description = "Only calls asked for at or after this time, RFC 3339.",
              schema = @Schema(type = SchemaType.STRING, format = "date-time"))
          @Nullable String createdFrom,
      @QueryParam("createdTo")
          @Parameter(
              description = "Only calls asked for before this time, RFC 3339.",
              schema = @Schema(type = SchemaType.STRING, format = "date-time"))
          @Nullable String createdTo,
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
    CallFilter filter =
        CallFilter.of(kind, status, reference, createdFrom, createdTo, Requester.of(security));
    int most = QueryParameters.limit(limit);
    UUID behind =
        cursor == null ? null : UUID.fromString(cursors.position(cursor, filter.binding()));
    Cursors.Slice<CallSession> page =
        cursors.slice(
            filter.list(behind, most + 1), most, call -> call.id().toString(), filter.binding());
    Language language = Language.ofHeader(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    return new CallPage(page.map(call -> CallResponse.of(call, language)), page.next());
  }

  @GET
  @Path("/{id}")
  @Operation(
      operationId = "getCall",
      summary = "Look at a call",
      description = "Scope: calls:read.")
  @APIResponse(
      responseCode = "200",
      description = "The call as it stands.",
      content =
          @Content(
              schema = @Schema(implementation = CallResponse.class),
              examples = @ExampleObject(name = "settled", value = CallExamples.SETTLED)))
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "404", ref = "#/components/responses/NotFound")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public CallResponse get(
      @PathParam("id") @Parameter(description = "Id of the call.") String id,
      @Context HttpHeaders headers,
      @Context SecurityContext security) {
    return CallResponse.of(
        existing(id, security),
        Language.ofHeader(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)));
  }

  @GET
  @Path("/{id}/events")
  @Operation(
      operationId = "listCallEvents",
      summary = "List what became known of a call",
      description = "In the order in which we learnt it. Scope: calls:read.")
  @APIResponse(
      responseCode = "200",
      description = "One page of events.",
      content =
          @Content(
              schema = @Schema(implementation = EventPage.class),
              examples = @ExampleObject(name = "events", value = CallExamples.EVENTS)))
  @APIResponse(responseCode = "400", ref = "#/components/responses/Malformed")
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "404", ref = "#/components/responses/NotFound")
  @APIResponse(responseCode = "410", ref = "#/components/responses/Erased")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public EventPage events(
      @PathParam("id") @Parameter(description = "Id of the call.") String id,
      @QueryParam("cursor") @Parameter(description = "nextCursor of the page before.")
          @Nullable String cursor,
      @QueryParam("limit")
          @Parameter(
              description = "Events per page.",
              schema =
                  @Schema(
                      type = SchemaType.INTEGER,
                      minimum = "1",
                      maximum = "200",
                      defaultValue = "50"))
          @Nullable String limit,
      @Context SecurityContext security) {
    CallSession call = existing(id, security);
    if (!call.canLearn()) {
      throw new ProblemException(
              ProblemKind.ERASED,
              "The events of this call are no longer kept; what they came to is still in the call.")
          .ofCall(call.id());
    }
    String binding = "events\n" + call.id();
    int most = QueryParameters.limit(limit);
    int behind = cursor == null ? 0 : Integer.parseInt(cursors.position(cursor, binding));
    Cursors.Slice<CallEvent> page =
        cursors.slice(
            CallEvent.ofCallAfter(call.id(), behind, most + 1),
            most,
            event -> Integer.toString(event.sequence()),
            binding);
    return new EventPage(page.map(CallEventResponse::of), page.next());
  }

  @POST
  @Path("/{id}/stop")
  @RolesAllowed(Scopes.STOP_CALLS)
  @Operation(
      operationId = "stopCall",
      summary = "Stop a call",
      description =
          "Asks the platform to release both parties, the caller first (rtc_05_0007). 202: the platform took it; the end follows by its push. May be repeated. A client token stops only what it placed. Scope: calls:stop.")
  @APIResponse(
      responseCode = "202",
      description = "The platform took the request; the call as it stands.",
      content =
          @Content(
              schema = @Schema(implementation = CallResponse.class),
              examples = @ExampleObject(name = "stopping", value = CallExamples.ACCEPTED)))
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "404", ref = "#/components/responses/NotFound")
  @APIResponse(responseCode = "409", ref = "#/components/responses/Conflict")
  @APIResponse(responseCode = "422", ref = "#/components/responses/Unprocessable")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "502", ref = "#/components/responses/OperatorNeeded")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public Response stop(
      @PathParam("id") @Parameter(description = "Id of the call.") String id,
      @Context HttpHeaders headers,
      @Context SecurityContext security) {
    CallSession call = existing(id, security);
    UUID token = Requester.of(security).tokenId();
    if (token != null && !token.equals(call.clientToken())) {
      throw new ProblemException(
              ProblemKind.FORBIDDEN,
              "This client token may watch the call and not stop it: it stops only calls that it placed.")
          .ofCall(call.id());
    }
    App app =
        apps.named(call.app())
            .orElseThrow(
                () ->
                    new ProblemException(
                            ProblemKind.OPERATOR_NEEDED,
                            "The app of this call is no longer configured; the operator must add it again.")
                        .ofCall(call.id()));
    Language language = Language.ofHeader(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    return Response.accepted(CallResponse.of(calls.stop(call, app), language)).build();
  }

  private static CallSession existing(String id, SecurityContext security) {
    return CallSession.seenBy(Requester.of(security), id);
  }
}
