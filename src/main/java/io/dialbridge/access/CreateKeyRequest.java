package io.dialbridge.access;

import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of a request for a key. Fields that aren't named here are refused. */
@RegisterForReflection
@Schema(description = "A key to be made.")
public record CreateKeyRequest(
    @NotNull(message = CreateKeyRequest.NAME_RULE)
        @Pattern(regexp = CreateKeyRequest.NAME, message = CreateKeyRequest.NAME_RULE)
        @Schema(
            required = true,
            pattern = CreateKeyRequest.NAME,
            description = "Who holds it. It stays with the calls that the key places.",
            examples = "order-service")
        String name,
    @NotEmpty(message = CreateKeyRequest.SCOPES_RULE)
        @Size(max = 32, message = CreateKeyRequest.SCOPES_RULE)
        @Schema(
            required = true,
            minItems = 1,
            description =
                "What it may do, none of it more than you may: calls:create:callback, calls:create:notification, calls:create:verification, calls:read, calls:read-all, numbers:reveal, numbers:erase, calls:stop, recordings:listen, bills:read, bills:import, opt-outs:read, opt-outs:write, webhooks:read, webhooks:write, alerts:send, alerts:read, alerts:write, tokens:create, operate, manage, audit:read.",
            examples = "[\"calls:create:callback\",\"calls:read\"]")
        List<@NotNull(message = CreateKeyRequest.SCOPES_RULE) String> scopes,
    @Size(min = 1, max = 100, message = CreateKeyRequest.APPS_RULE)
        @Schema(
            nullable = true,
            minItems = 1,
            description =
                "The apps under which it may place calls, and whose calls it may see; left out: all.",
            examples = "[\"courier\"]")
        @Nullable List<@NotNull(message = CreateKeyRequest.APPS_RULE) String> apps,
    @Schema(
            nullable = true,
            implementation = String.class,
            format = "date-time",
            description = "When it ends by itself, RFC 3339; left out: never.",
            examples = "2027-01-01T00:00:00Z")
        @Nullable OffsetDateTime expiresAt) {
  static final String NAME = "[A-Za-z0-9_.-]{1,64}";
  static final String NAME_RULE = "must have 1 to 64 letters, digits or - _ .";
  static final String SCOPES_RULE = "must name 1 to 32 scopes";
  static final String APPS_RULE = "must name 1 to 100 apps; leave it out for all of them";
}
