package io.dialbridge.recordings;

import io.dialbridge.problem.QueryParameters;
import io.dialbridge.values.AuditLog;
import io.dialbridge.values.Language;
import io.dialbridge.values.Requester;
import io.dialbridge.values.Scopes;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The recording of a call. */
@Path("/v1/calls/{id}/recording")
@Tag(name = "Recordings")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scopes.READ_CALLS)
@RunOnVirtualThread
class RecordingResource {
  private static final String WAV = "audio/wav";
  private static final String RANGE = "Range";
  private static final String CONTENT_RANGE = "Content-Range";

  private final RecordingFinder finder;
  private final AudioDesk desk;
  private final AuditLog audit;

  RecordingResource(RecordingFinder finder, AudioDesk desk, AuditLog audit) {
    this.finder = finder;
    this.desk = desk;
    this.audit = audit;
  }

  @GET
  @Operation(
      operationId = "getRecording",
      summary = "Look for the recording of a call",
      description =
          "Says whether there is a recording to fetch, and if not, why. Only what is known here is"
              + " looked at; the platform is asked when the audio is fetched. Scope: calls:read.")
  @APIResponse(
      responseCode = "200",
      description = "The recording, or why there is none.",
      content =
          @Content(
              schema = @Schema(implementation = RecordingResponse.class),
              examples = {
                @ExampleObject(name = "available", value = RecordingExamples.AVAILABLE),
                @ExampleObject(name = "absent", value = RecordingExamples.ABSENT)
              }))
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "404", ref = "#/components/responses/NotFound")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public RecordingResponse get(
      @PathParam("id") @Parameter(description = "Id of the call.") String id,
      @Context HttpHeaders headers,
      @Context SecurityContext security) {
    Language language = Language.ofHeader(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
    return RecordingResponse.of(
        finder.of(QueryParameters.id("call", id), Requester.of(security)), language);
  }

  @GET
  @Path("/audio")
  @RolesAllowed(Scopes.LISTEN)
  @Produces(WAV)
  @Operation(
      operationId = "getRecordingAudio",
      summary = "Fetch the recording of a call",
      description =
          "The wav as the platform's store sends it: A-law, 8000 Hz, mono, both parties mixed. An"
              + " answer that breaks off before its length, or without its last chunk, is not the"
              + " whole recording. Where there is nothing to fetch, the problem's detail names the"
              + " reason that getRecording gives. Scope: recordings:listen.")
  @Parameter(
      name = RANGE,
      in = ParameterIn.HEADER,
      schema = @Schema(implementation = String.class),
      description =
          "One range of bytes: bytes=0-99, bytes=100- or bytes=-50. Several, or other units, are"
              + " ignored.",
      example = "bytes=0-65535")
  @APIResponse(
      responseCode = "200",
      description = "The whole recording.",
      content =
          @Content(mediaType = WAV, schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(
      responseCode = "206",
      description = "The range of it that was asked for.",
      headers =
          @Header(
              name = CONTENT_RANGE,
              description = "Which bytes these are, and of how many.",
              schema = @Schema(implementation = String.class)),
      content =
          @Content(mediaType = WAV, schema = @Schema(type = SchemaType.STRING, format = "binary")))
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "404", ref = "#/components/responses/RecordingAbsent")
  @APIResponse(responseCode = "409", ref = "#/components/responses/RecordingPending")
  @APIResponse(responseCode = "416", ref = "#/components/responses/RangeNotSatisfiable")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "502", ref = "#/components/responses/RecordingUnavailable")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public Response audio(
      @PathParam("id") @Parameter(description = "Id of the call.") String id,
      @Context HttpHeaders headers,
      @Context Request request,
      @Context SecurityContext security) {
    UUID callId = QueryParameters.id("call", id);
    FetchedAudio audio =
        desk.open(
            callId,
            Requester.of(security),
            ByteRange.read(headers.getHeaderString(RANGE), headers.getHeaderString("If-Range"))
                .orElse(null));
    if (request.getMethod().equals(HttpMethod.HEAD)) {
      audio.close();
    } else {
      writeDown(callId, Requester.of(security), audio);
    }
    Response.ResponseBuilder answer =
        Response.status(audio.status())
            .type(WAV)
            .entity(audio)
            .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
            .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"" + callId + ".wav\"")
            .header("X-Content-Type-Options", "nosniff")
            .header("Accept-Ranges", "bytes");
    if (audio.length() >= 0) {
      answer.header(HttpHeaders.CONTENT_LENGTH, audio.length());
    }
    if (audio.status() == Response.Status.PARTIAL_CONTENT.getStatusCode()) {
      answer.header(CONTENT_RANGE, audio.header(CONTENT_RANGE));
    }
    return answer.build();
  }

  /** Before the first byte is passed on: nobody listens unwritten. */
  private void writeDown(UUID callId, Requester requester, FetchedAudio audio) {
    try {
      audit.write(requester, new AuditLog.Act("recording.listened", "call/" + callId, null));
    } catch (RuntimeException e) {
      audio.close();
      throw e;
    }
  }
}
