package io.dialbridge.doctor;

import io.dialbridge.values.Language;
import io.dialbridge.values.Scopes;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The doctor on call. A POST, since the platform is asked something. */
@Path("/v1/doctor")
@Tag(name = "Operations")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scopes.OPERATE)
@RunOnVirtualThread
class DoctorResource {
  private final Doctor doctor;

  DoctorResource(Doctor doctor) {
    this.doctor = doctor;
  }

  @POST
  @Operation(
      operationId = "runDoctor",
      summary = "Examine the service and what it depends on",
      description =
          "Looks at the platform, the credentials of every app (one harmless request each, which rings nobody), the push address, clocks, the database, its schema and the sealing key, from the process that answers, for 18 s at most, and says what to do. Whoever asks again within a minute gets the same report. Scope: operate.")
  @APIResponse(
      responseCode = "200",
      description = "What was seen; also where something failed.",
      content =
          @Content(
              schema = @Schema(implementation = DoctorResponse.class),
              examples = @ExampleObject(name = "a wrong key", value = DoctorExamples.REPORT)))
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public DoctorResponse examine(@Context HttpHeaders headers) throws InterruptedException {
    return DoctorResponse.of(
        doctor.recent(), Language.ofHeader(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE)));
  }
}
