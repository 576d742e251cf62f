package io.dialbridge.live;

import io.dialbridge.values.Language;
import io.dialbridge.values.Requester;
import io.dialbridge.values.Scopes;
import io.smallrye.common.annotation.Blocking;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Multi;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/** One call as it changes. */
@Path("/v1/calls/{id}/stream")
@Tag(name = "Calls")
@Produces(MediaType.SERVER_SENT_EVENTS)
@RolesAllowed({Scopes.READ_CALLS, Scopes.READ_OWN})
@Blocking // Else what returns a Multi is taken for something that never waits.
@RunOnVirtualThread
class CallStreamResource {
  private final Streams streams;

  CallStreamResource(Streams streams) {
    this.streams = streams;
  }

  @GET
  @Operation(
      operationId = "streamCall",
      summary = "Watch a call",
      description =
          "Server-sent events of one call until it is settled. Each message has a name (event:), an id (id:) and one line of JSON (data:). First `snapshot`, whose data is a CallSnapshot; then a `change` for each event of a call's history, once and in order, whose data is a CallChange; at last `end`, whose data is a StreamEnd: `settled` where nothing more will come, else `resume`, which comes within 5 minutes and where the service goes down: connect again, with the id that you saw last as Last-Event-ID, to whichever replica. Comments every 15 s keep the connection open. Numbers are masked. A browser's EventSource, which can't send headers, may bring a client token as the query parameter `access_token`; keys are not taken there. Scope: calls:read.")
  @APIResponse(
      responseCode = "200",
      description = "The call, and its changes as they come.",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(implementation = String.class),
              examples = @ExampleObject(name = "messages", value = StreamExamples.CALL)))
  @APIResponse(
      responseCode = "204",
      description = "The call is settled, and you have seen all of it: don't connect again.")
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "404", ref = "#/components/responses/NotFound")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public Multi<OutboundSseEvent> stream(
      @PathParam("id") @Parameter(description = "Id of the call.") String id,
      @HeaderParam("Last-Event-ID")
          @Parameter(
              description =
                  "Id of the message that you saw last: only what came after it is told. Without one, or where what came after it is no longer kept, the stream begins with a snapshot.",
              example = "7")
          @Nullable String lastId,
      @Context HttpHeaders headers,
      @Context SecurityContext security,
      @Context Sse sse) {
    return streams
        .ofCall(
            id,
            lastId,
            Requester.of(security),
            Language.ofHeader(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)))
        .orElseThrow(NothingMore::new)
        .map(message -> message.by(sse));
  }

  /** The call is settled, and its client has seen all of it. */
  static final class NothingMore extends RuntimeException {
    private static final long serialVersionUID = 1;

    NothingMore() {
      super("nothing more will come", null, false, false);
    }
  }

  @ServerExceptionMapper
  Response tell(NothingMore nothing) {
    return Response.noContent().build();
  }
}
