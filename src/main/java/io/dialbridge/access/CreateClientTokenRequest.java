package io.dialbridge.access;

import io.dialbridge.values.PhoneNumber;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of a request for a client token. Fields that aren't named here are refused. */
@RegisterForReflection
@Schema(description = "A client token to be made: what a page or a phone may do for one user.")
public record CreateClientTokenRequest(
    @NotNull(message = CreateClientTokenRequest.SUBJECT_RULE)
        @Pattern(
            regexp = CreateClientTokenRequest.SUBJECT,
            message = CreateClientTokenRequest.SUBJECT_RULE)
        @Schema(
            required = true,
            pattern = CreateClientTokenRequest.SUBJECT,
            description =
                "Who will hold it, by a name that says nothing of the person, such as your id of the user. Whoever has the token can read it.",
            examples = "user-4711")
        String subject,
    @NotNull(message = CreateClientTokenRequest.KINDS_RULE)
        @Size(max = 3, message = CreateClientTokenRequest.KINDS_RULE)
        @Schema(
            required = true,
            description =
                "The kinds of call that it may place: callback, notification, verification; for each your key needs the scope that places it. Empty: it places none and only watches.",
            examples = "[\"callback\"]")
        List<@NotNull(message = CreateClientTokenRequest.KINDS_RULE) String> kinds,
    @Pattern(regexp = CreateClientTokenRequest.APP, message = CreateClientTokenRequest.APP_RULE)
        @Schema(
            nullable = true,
            description =
                "The only app under which it may place calls, one of your key's. Left out: those of your key.",
            examples = "courier")
        @Nullable String app,
    @Pattern(regexp = PhoneNumber.PATTERN, message = PhoneNumber.RULE)
        @Schema(
            nullable = true,
            description =
                "The only caller that its callbacks may have, E.164; a request for a call may leave it out then. It is not in the token. Left out: any.",
            examples = "+8615400000001")
        @Nullable String caller,
    @Size(min = 1, max = 20, message = CreateClientTokenRequest.CALLEES_RULE)
        @Schema(
            nullable = true,
            minItems = 1,
            description =
                "The only callees that its calls may have, E.164; with exactly one a request for a call may leave it out. They are not in the token. Left out: any.",
            examples = "[\"+8615400010001\"]")
        @Nullable
            List<
                @NotNull(message = PhoneNumber.RULE)
                @Pattern(regexp = PhoneNumber.PATTERN, message = PhoneNumber.RULE) String>
            callees,
    @Min(value = 0, message = CreateClientTokenRequest.MAX_CALLS_RULE)
        @Max(value = 100, message = CreateClientTokenRequest.MAX_CALLS_RULE)
        @Schema(
            nullable = true,
            minimum = "0",
            maximum = "100",
            defaultValue = "1",
            description = "How many calls it may place.",
            examples = "1")
        @Nullable Integer maxCalls,
    @Schema(
            nullable = true,
            description =
                "Id of one call that it may see besides its own, one that your key may see. Left out: none.",
            examples = "0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e3f")
        @Nullable String watch,
    @Min(value = 60, message = CreateClientTokenRequest.EXPIRY_RULE)
        @Max(value = 900, message = CreateClientTokenRequest.EXPIRY_RULE)
        @Schema(
            nullable = true,
            minimum = "60",
            maximum = "900",
            defaultValue = "300",
            description = "How many seconds it is valid.",
            examples = "300")
        @Nullable Integer expiresInSeconds) {
  static final String SUBJECT = "[A-Za-z0-9_.:|-]{1,64}";
  static final String SUBJECT_RULE =
      "must have 1 to 64 letters, digits or - _ . : | and nothing personal, such as your id of the user";
  static final String KINDS_RULE =
      "must be a list of callback, notification, verification, or an empty one";
  static final String APP = "[A-Za-z0-9-]{1,16}";
  static final String APP_RULE = "must be the name of an app: 1 to 16 letters, digits or hyphens";
  static final String CALLEES_RULE = "must name 1 to 20 numbers; leave it out for any";
  static final String MAX_CALLS_RULE = "must be 0 to 100 calls";
  static final String EXPIRY_RULE = "must be 60 to 900 seconds";

  private static final int USUAL_CALLS = 1;
  private static final int USUAL_SECONDS = 300;

  int callsOrUsual() {
    return maxCalls == null ? USUAL_CALLS : maxCalls;
  }

  int secondsOrUsual() {
    return expiresInSeconds == null ? USUAL_SECONDS : expiresInSeconds;
  }

  /** Without the numbers. */
  @Override
  public String toString() {
    return "client token";
  }
}
