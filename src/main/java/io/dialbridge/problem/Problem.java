package io.dialbridge.problem;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Problem details of RFC 9457, with our members {@code code}, {@code errors}, {@code callId} and
 * the platform's words.
 */
@Schema(description = "Problem details as in RFC 9457.")
@JsonInclude(JsonInclude.Include.NON_NULL)
@RegisterForReflection
public record Problem(
    @Schema(
            required = true,
            description = "URN of the kind of problem.",
            examples = "urn:dialbridge:problem:invalid-fields")
        String type,
    @Schema(required = true, description = "The kind of problem in one sentence.") String title,
    @Schema(required = true, description = "HTTP status of the answer.", examples = "422")
        int status,
    @Schema(required = true, description = "What happened here and what to do next.") String detail,
    @Schema(
            required = true,
            description = "The kind of problem as a stable word; new ones may come.",
            examples = "invalid-fields")
        String code,
    @Schema(description = "Each field that was wrong.") @Nullable List<InvalidField> errors,
    @Schema(description = "The call that this is about, where one was recorded.")
        @Nullable String callId,
    @Schema(description = "The platform's result code, where it refused.", examples = "1010023")
        @Nullable String platformCode,
    @Schema(description = "The platform's own words with its result code.")
        @Nullable String platformMessage) {}
