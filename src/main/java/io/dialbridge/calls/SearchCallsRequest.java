package io.dialbridge.calls;

import io.dialbridge.values.PhoneNumber;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Body of a search by number, which has no place in a URL. Fields that aren't named are refused.
 */
@RegisterForReflection
@Schema(description = "Whose calls to find.")
public record SearchCallsRequest(
    @NotNull(message = PhoneNumber.RULE)
        @Pattern(regexp = PhoneNumber.PATTERN, message = PhoneNumber.RULE)
        @Schema(
            required = true,
            pattern = PhoneNumber.PATTERN,
            description = "The whole number, E.164; found is what equals it.",
            examples = "+8615400010001")
        String number,
    @Pattern(regexp = "caller|callee", message = "must be caller or callee")
        @Schema(
            description = "caller or callee: only calls in which it was that; null: either.",
            nullable = true,
            examples = "callee")
        @Nullable String party) {}
