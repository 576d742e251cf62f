package io.dialbridge.access;

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
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Client tokens: a backend's key, exchanged for something that a page may have. */
@Path("/v1/client-tokens")
@Tag(name = "Client tokens")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scopes.CREATE_TOKENS)
@RunOnVirtualThread
class ClientTokenResource {
  private final ClientTokenDesk desk;

  ClientTokenResource(ClientTokenDesk desk) {
    this.desk = desk;
  }

  @POST
  @Operation(
      operationId = "createClientToken",
      summary = "Make a client token",
      description =
          "For a page or a phone, which must never hold a key: a JWT of minutes that places calls of the kinds named, as many as named, with the numbers named, and sees these calls, and one more where it is to watch that. It does nothing that your key can't: it sees calls only where the key has calls:read and stops its own only with calls:stop. It ends when it expires or your key is revoked. Scope: tokens:create.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = CreateClientTokenRequest.class),
              examples = @ExampleObject(name = "token", value = ClientTokenExamples.CREATE)))
  @APIResponse(
      responseCode = "201",
      description = "The token.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = IssuedClientToken.class),
              examples = @ExampleObject(name = "issued", value = ClientTokenExamples.ISSUED)))
  @APIResponse(responseCode = "400", ref = "#/components/responses/Malformed")
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "413", ref = "#/components/responses/TooLarge")
  @APIResponse(responseCode = "415", ref = "#/components/responses/UnsupportedMediaType")
  @APIResponse(responseCode = "422", ref = "#/components/responses/Unprocessable")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public Response create(
      @NotNull(message = "is needed: one JSON object") @Valid CreateClientTokenRequest body,
      @Context SecurityContext security) {
    return Response.status(Response.Status.CREATED)
        .header(HttpHeaders.CACHE_CONTROL, "no-store")
        .entity(desk.create(body, Requester.of(security)))
        .build();
  }
}
