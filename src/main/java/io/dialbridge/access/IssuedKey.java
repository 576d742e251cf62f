package io.dialbridge.access;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A key with the secret that was just made for it. */
@RegisterForReflection
@Schema(description = "A key and its new secret.")
public record IssuedKey(
    @Schema(required = true) KeyResponse key,
    @Schema(
            required = true,
            description =
                "To be sent as Authorization: Bearer <secret>. Shown this once; only a keyed hash of it is kept.",
            examples = "dbk_9fK2mQ0000000000000000000000000000000000")
        String secret) {}
