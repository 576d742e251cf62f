package io.dialbridge.access;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A client token that was just made. */
@RegisterForReflection
@Schema(description = "A client token, for one page or phone.")
public record IssuedClientToken(
    @Schema(required = true, description = "Its jti.") String id,
    @Schema(
            required = true,
            description =
                "A JWT, to be sent as Authorization: Bearer <token>. Shown this once; it is not kept.",
            examples = ClientTokenExamples.TOKEN)
        String token,
    @Schema(
            implementation = String.class,
            format = "date-time",
            required = true,
            description = "When it ends.")
        Instant expiresAt) {
  /** Without the token. */
  @Override
  public String toString() {
    return "client token " + id;
  }
}
