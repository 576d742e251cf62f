package io.dialbridge.access;

import io.dialbridge.problem.InvalidField;
import io.dialbridge.problem.ProblemException;
import io.dialbridge.problem.ProblemKind;
import io.dialbridge.problem.QueryParameters;
import io.dialbridge.values.Cursors;
import io.dialbridge.values.Requester;
import io.dialbridge.values.Scopes;
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
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** Keys, for those who manage them. Nobody hands on more than they have. */
@Path("/v1/keys")
@Tag(name = "Keys")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed(Scopes.MANAGE)
@RunOnVirtualThread
class KeyResource {
  private static final String BINDING = "keys";
  private static final Duration OVERLAP = Duration.ofDays(1);

  private final KeyDesk desk;
  private final Cursors cursors;

  KeyResource(KeyDesk desk, Cursors cursors) {
    this.desk = desk;
    this.cursors = cursors;
  }

  @POST
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "createKey",
      summary = "Make a key",
      description =
          "Its secret is in the answer and nowhere else. Scope: manage; only scopes and apps that you have can be handed on. Every replica knows the key within 5 s.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = CreateKeyRequest.class),
              examples = @ExampleObject(name = "key", value = KeyExamples.CREATE)))
  @APIResponse(
      responseCode = "201",
      description = "The key, with its secret.",
      headers =
          @Header(
              name = "Location",
              description = "Address of the key.",
              schema = @Schema(implementation = String.class)),
      content =
          @Content(
              schema = @Schema(implementation = IssuedKey.class),
              examples = @ExampleObject(name = "issued", value = KeyExamples.ISSUED)))
  @APIResponse(responseCode = "400", ref = "#/components/responses/Malformed")
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "409", ref = "#/components/responses/KeyConflict")
  @APIResponse(responseCode = "413", ref = "#/components/responses/TooLarge")
  @APIResponse(responseCode = "415", ref = "#/components/responses/UnsupportedMediaType")
  @APIResponse(responseCode = "422", ref = "#/components/responses/Unprocessable")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public Response create(
      @NotNull(message = "is needed: one JSON object") @Valid CreateKeyRequest body,
      @Context SecurityContext security) {
    Requester requester = Requester.of(security);
    Set<String> scopes = new LinkedHashSet<>(body.scopes());
    List<String> apps = body.apps();
    List<InvalidField> wrong = new ArrayList<>();
    for (String scope : scopes) {
      if (!Scopes.ALL.contains(scope)) {
        wrong.add(new InvalidField("scopes", "has a word that is no scope: one of " + Scopes.ALL));
        break;
      }
      if (!security.isUserInRole(scope)) {
        wrong.add(new InvalidField("scopes", "has " + scope + ", which you have not"));
      }
    }
    if (!isWithin(apps, requester)) {
      wrong.add(new InvalidField("apps", "must be among your own: " + requester.apps()));
    }
    if (!wrong.isEmpty()) {
      throw ProblemException.invalid(wrong);
    }
    KeyDesk.Issued issued =
        desk.create(
            body.name(), scopes, apps == null ? null : Set.copyOf(apps), expiry(body), requester);
    return Response.created(URI.create("/v1/keys/" + issued.key().id()))
        .entity(new IssuedKey(issued.key(), issued.secret()))
        .build();
  }

  private static boolean isWithin(@Nullable List<String> apps, Requester requester) {
    return apps == null ? requester.apps() == null : apps.stream().allMatch(requester::mayUse);
  }

  private static @Nullable Instant expiry(CreateKeyRequest body) {
    return body.expiresAt() == null ? null : body.expiresAt().toInstant();
  }

  @GET
  @Operation(
      operationId = "listKeys",
      summary = "List keys",
      description = "Newest first, revoked and expired ones too. Scope: manage.")
  @APIResponse(
      responseCode = "200",
      description = "One page of keys.",
      content =
          @Content(
              schema = @Schema(implementation = KeyPage.class),
              examples = @ExampleObject(name = "page", value = KeyExamples.PAGE)))
  @APIResponse(responseCode = "400", ref = "#/components/responses/Malformed")
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public KeyPage list(
      @QueryParam("cursor") @Parameter(description = "nextCursor of the page before.")
          @Nullable String cursor,
      @QueryParam("limit")
          @Parameter(
              description = "Keys per page.",
              schema =
                  @Schema(
                      type = SchemaType.INTEGER,
                      minimum = "1",
                      maximum = "200",
                      defaultValue = "50"))
          @Nullable String limit) {
    int most = QueryParameters.limit(limit);
    UUID behind = cursor == null ? null : UUID.fromString(cursors.position(cursor, BINDING));
    Cursors.Slice<ApiKey> page =
        cursors.slice(ApiKey.list(behind, most + 1), most, key -> key.id().toString(), BINDING);
    Map<UUID, List<ApiKeySecret>> secrets =
        ApiKeySecret.ofKeys(page.map(ApiKey::id)).stream()
            .collect(Collectors.groupingBy(ApiKeySecret::keyId));
    return new KeyPage(
        page.map(key -> key.shown(secrets.getOrDefault(key.id(), List.of()))), page.next());
  }

  @GET
  @Path("/{id}")
  @Operation(
      operationId = "getKey",
      summary = "Look at a key",
      description = "Without its secrets. Scope: manage.")
  @APIResponse(
      responseCode = "200",
      description = "The key.",
      content =
          @Content(
              schema = @Schema(implementation = KeyResponse.class),
              examples = @ExampleObject(name = "key", value = KeyExamples.KEY)))
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "404", ref = "#/components/responses/NotFound")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public KeyResponse get(@PathParam("id") @Parameter(description = "Id of the key.") String id) {
    ApiKey key = existing(id);
    return key.shown(ApiKeySecret.ofKey(key.id()));
  }

  private static ApiKey existing(String id) {
    return ApiKey.<ApiKey>findByIdOptional(QueryParameters.id("key", id))
        .orElseThrow(() -> QueryParameters.unknown("key"));
  }

  @POST
  @Path("/{id}/rotate")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "rotateKey",
      summary = "Give a key another secret",
      description =
          "The secret before it stays valid for the overlap, any older one ends at once. Scope: manage, and every scope and app that the key has.")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = RotateKeyRequest.class),
              examples = @ExampleObject(name = "rotate", value = KeyExamples.ROTATE)))
  @APIResponse(
      responseCode = "200",
      description = "The key, with its new secret.",
      content =
          @Content(
              schema = @Schema(implementation = IssuedKey.class),
              examples = @ExampleObject(name = "issued", value = KeyExamples.ISSUED)))
  @APIResponse(responseCode = "400", ref = "#/components/responses/Malformed")
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "404", ref = "#/components/responses/NotFound")
  @APIResponse(responseCode = "409", ref = "#/components/responses/KeyConflict")
  @APIResponse(responseCode = "413", ref = "#/components/responses/TooLarge")
  @APIResponse(responseCode = "415", ref = "#/components/responses/UnsupportedMediaType")
  @APIResponse(responseCode = "422", ref = "#/components/responses/Unprocessable")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public IssuedKey rotate(
      @PathParam("id") @Parameter(description = "Id of the key.") String id,
      @NotNull(message = "is needed: one JSON object") @Valid RotateKeyRequest body,
      @Context SecurityContext security) {
    ApiKey key = existing(id);
    if (!key.scopes().stream().allMatch(security::isUserInRole)
        || !isWithin(key.apps(), Requester.of(security))) {
      throw new ProblemException(
          ProblemKind.FORBIDDEN,
          "This key has scopes or apps that you have not, and its secret would hand them on to you. Ask somebody who has them.");
    }
    KeyDesk.Issued issued =
        desk.rotate(
            key.id(),
            body.overlapSeconds() == null ? OVERLAP : Duration.ofSeconds(body.overlapSeconds()),
            Requester.of(security));
    return new IssuedKey(issued.key(), issued.secret());
  }

  @POST
  @Path("/{id}/revoke")
  @Operation(
      operationId = "revokeKey",
      summary = "Revoke a key",
      description =
          "For good. The replica that answers refuses it at once, all others within 5 s. May be repeated. Scope: manage.")
  @APIResponse(
      responseCode = "200",
      description = "The key, revoked.",
      content =
          @Content(
              schema = @Schema(implementation = KeyResponse.class),
              examples = @ExampleObject(name = "revoked", value = KeyExamples.REVOKED)))
  @APIResponse(responseCode = "401", ref = "#/components/responses/Unauthenticated")
  @APIResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
  @APIResponse(responseCode = "404", ref = "#/components/responses/NotFound")
  @APIResponse(responseCode = "500", ref = "#/components/responses/Internal")
  @APIResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
  public KeyResponse revoke(
      @PathParam("id") @Parameter(description = "Id of the key.") String id,
      @Context SecurityContext security) {
    return desk.revoke(QueryParameters.id("key", id), Requester.of(security));
  }
}
