package io.dialbridge.protection;

import io.dialbridge.values.PhoneNumber;
import io.dialbridge.values.PlainText;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of a request to put somebody on the list. Fields that aren't named here are refused. */
@RegisterForReflection
@Schema(description = "Somebody who does not want to be called.")
public record AddOptOutRequest(
    @NotNull(message = PhoneNumber.RULE)
        @Pattern(regexp = PhoneNumber.PATTERN, message = PhoneNumber.RULE)
        @Schema(
            required = true,
            description = "Their number, E.164. It is kept as a keyed hash and a mask.",
            examples = "+8615400010001")
        String number,
    @Pattern(
            regexp = "^[A-Za-z0-9-]{1,16}$",
            message = "must be the name of a configured app: 1 to 16 letters, digits or hyphens")
        @Schema(
            nullable = true,
            description =
                "Name of the only app under which they are not called; left out: under any, for which the key must be one of all apps.",
            examples = "notice")
        @Nullable String app,
    @Size(min = 1, max = 200, message = "must have 1 to 200 characters")
        @PlainText
        @Schema(
            nullable = true,
            description = "Stands in the list and in the audit log as it is: no phone numbers.",
            examples = "asked for by mail, case 4711")
        @Nullable String reason) {

  /** Without the number, so that a request can be logged. */
  @Override
  public String toString() {
    return "opt-out";
  }
}
