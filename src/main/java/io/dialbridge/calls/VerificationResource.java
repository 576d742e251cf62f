package io.dialbridge.calls;

import io.dialbridge.values.Requester;
import io.dialbridge.values.Scopes;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Calls that read a verification code to one person. */
@Path("/v1/verifications")
@Tag(name = "Verifications")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scopes.CREATE_VERIFICATIONS)
@RunOnVirtualThread
class VerificationResource {
  private final VerificationDesk desk;
  private final CallService calls;
  private final Preflight preflight;

  VerificationResource(VerificationDesk desk, CallService calls, Preflight preflight) {
    this.desk = desk;
    this.calls = calls;
    this.preflight = preflight;
  }

  @POST
  @Operation(
      operationId = "placeVerification",
      summary = "Read a verification code to somebody",
      description =
          "The platform calls the callee and reads the code. The code is never stored, logged or shown again. Answers and refusals are those of a two-party call. Scope: calls:create:verification.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = PlaceVerificationRequest.class),
              examples =
                  @ExampleObject(name = "verification", value = CallExamples.PLACE_VERIFICATION)))
  @APIResponse(
      responseCode = "201",
      description = PlacedAnswer.ABOUT_CREATED,
      headers = {
        @Header(
            name = "Location",
            description = "Address of the call.",
            schema = @Schema(implementation = String.class)),
        @Header(
            name = PlacedAnswer.IDEMPOTENT_REPLAYED,
            description = "true where an earlier request made this call.",
            schema = @Schema(implementation = String.class))
      },
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = CallResponse.class),
              examples =
                  @ExampleObject(name = "accepted", value = CallExamples.VERIFICATION_ACCEPTED)))
  @APIResponse(responseCode = "400", ref = "#/components/responses/Malformed")
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "409", ref = "#/components/responses/Conflict")
  @APIResponse(responseCode = "413", ref = "#/components/responses/TooLarge")
  @APIResponse(responseCode = "415", ref = "#/components/responses/UnsupportedMediaType")
  @APIResponse(responseCode = "422", ref = "#/components/responses/Unprocessable")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "502", ref = "#/components/responses/OperatorNeeded")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  @Parameter(
      name = PlacedAnswer.IDEMPOTENCY_KEY,
      in = ParameterIn.HEADER,
      schema = @Schema(implementation = String.class, minLength = 1, maxLength = 255),
      description = PlacedAnswer.ABOUT_IDEMPOTENCY_KEY,
      example = "order-1001-call-1")
  public Response place(
      @Context HttpHeaders headers,
      @NotNull(message = "is needed: one JSON object") @Valid PlaceVerificationRequest body,
      @Context SecurityContext security) {
    return PlacedAnswer.of(
        calls.place(
            desk.prepare(
                body,
                Requester.of(security),
                headers.getRequestHeaders().getFirst(PlacedAnswer.IDEMPOTENCY_KEY))),
        headers);
  }

  @POST
  @Path("/preflight")
  @Operation(
      operationId = "preflightVerification",
      summary = "Ask what would become of a verification call",
      description = PreflightResponse.ABOUT + " Scope: calls:create:verification.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = PlaceVerificationRequest.class),
              examples =
                  @ExampleObject(name = "verification", value = CallExamples.PLACE_VERIFICATION)))
  @APIResponse(
      responseCode = "200",
      description = "What each rule says, and what that comes to.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = PreflightResponse.class),
              examples =
                  @ExampleObject(
                      name = "verification",
                      value = CallExamples.PREFLIGHT_VERIFICATION)))
  @APIResponse(responseCode = "400", ref = "#/components/responses/Malformed")
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "413", ref = "#/components/responses/TooLarge")
  @APIResponse(responseCode = "415", ref = "#/components/responses/UnsupportedMediaType")
  @APIResponse(responseCode = "422", ref = "#/components/responses/Unprocessable")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "502", ref = "#/components/responses/OperatorNeeded")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public PreflightResponse preflight(
      @Context HttpHeaders headers,
      @NotNull(message = "is needed: one JSON object") @Valid PlaceVerificationRequest body,
      @Context SecurityContext security) {
    return preflight.of(desk.prepare(body, Requester.of(security), null), headers);
  }
}
