package io.dialbridge.access;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A key as managers see it. */
@RegisterForReflection
@Schema(description = "An API key. Its secrets are never shown again.")
public record KeyResponse(
    @Schema(required = true) String id,
    @Schema(
            required = true,
            description = "It stays with the calls that the key places; never given twice.",
            examples = "order-service")
        String name,
    @Schema(
            required = true,
            description = "What it may do; the words stand in the API's description.",
            examples = "[\"calls:create:callback\",\"calls:read\"]")
        List<String> scopes,
    @Schema(
            description =
                "The apps under which it may place calls, and whose calls it may see; null: all.",
            nullable = true)
        @Nullable List<String> apps,
    @Schema(implementation = String.class, format = "date-time", required = true) Instant createdAt,
    @Schema(
            required = true,
            description =
                "The name of the key or person that made it; command where the command did.",
            examples = "ops")
        String createdBy,
    @Schema(
            implementation = String.class,
            format = "date-time",
            description = "When it ends by itself; null: never.",
            nullable = true)
        @Nullable Instant expiresAt,
    @Schema(
            implementation = String.class,
            format = "date-time",
            description = "When it was last used, to about half a minute; null: never yet.",
            nullable = true)
        @Nullable Instant lastUsedAt,
    @Schema(
            implementation = String.class,
            format = "date-time",
            description = "When it was revoked; null: it wasn't.",
            nullable = true)
        @Nullable Instant revokedAt,
    @Schema(description = "The name of the key or person that revoked it.", nullable = true)
        @Nullable String revokedBy,
    @Schema(required = true, description = "Newest first; two are valid while it is rotated.")
        List<Secret> secrets) {

  /** What is presented as the key, but for what makes it one. */
  @RegisterForReflection
  @Schema(name = "KeySecret", description = "One secret of a key.")
  public record Secret(
      @Schema(
              required = true,
              description = "Its first characters, to recognise it by.",
              examples = "dbk_9fK2mQ")
          String prefix,
      @Schema(implementation = String.class, format = "date-time", required = true)
          Instant createdAt,
      @Schema(
              implementation = String.class,
              format = "date-time",
              description = "The end of its rotation; null: it lasts as long as the key.",
              nullable = true)
          @Nullable Instant expiresAt) {}
}
