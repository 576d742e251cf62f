package io.dialbridge.calls;

import io.dialbridge.values.PhoneNumber;
import io.dialbridge.values.PlainText;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of a request for a verification call. Fields that aren't named here are refused. */
@RegisterForReflection
@Schema(description = "A verification call: the platform calls one person and reads a code.")
public record PlaceVerificationRequest(
    @Pattern(regexp = PhoneNumber.PATTERN, message = PhoneNumber.RULE)
        @Schema(
            description =
                "Number that is called, E.164. Needed, unless a client token names it and no other.",
            examples = "+8615400010001")
        @Nullable String callee,
    @NotNull(message = PlaceVerificationRequest.CODE_RULE)
        @Pattern(regexp = "^[0-9]{2,8}$", message = PlaceVerificationRequest.CODE_RULE)
        @Schema(
            description = "The code to read, made by you: 2 to 8 digits. Never stored or shown.",
            examples = "4821",
            writeOnly = true)
        String code,
    @Min(value = 1, message = PlaceVerificationRequest.REPEAT_RULE)
        @Max(value = 9, message = PlaceVerificationRequest.REPEAT_RULE)
        @Schema(description = "How often the code is read, 1 to 9. Default: 3.", examples = "2")
        @Nullable Integer repeat,
    @Pattern(regexp = PlaceCallbackRequest.PROMPT, message = PlaceCallbackRequest.PROMPT_RULE)
        @Schema(
            description = "Approved voice file played before the code. Default: the app's.",
            examples = "pretone.wav")
        @Nullable String promptBefore,
    @Pattern(regexp = PlaceCallbackRequest.PROMPT, message = PlaceCallbackRequest.PROMPT_RULE)
        @Schema(
            description = "Approved voice file played after the code. Default: none.",
            examples = "posttone.wav")
        @Nullable String promptAfter,
    @Pattern(
            regexp = "^[A-Za-z0-9-]{1,16}$",
            message = "must be the name of a configured app: 1 to 16 letters, digits or hyphens")
        @Schema(
            description =
                "Name of the app that places the call. Default: the first app for verifications.",
            examples = "verify")
        @Nullable String app,
    @Pattern(regexp = PhoneNumber.PATTERN, message = PhoneNumber.RULE)
        @Schema(
            description =
                "Display number that the callee sees, one of the app's. Default: the app's first. A number that the platform has suspended is replaced by another one without a word (rtc_05_0016).",
            examples = "+8675500004444")
        @Nullable String shownToCallee,
    @Size(min = 1, max = 128, message = "must have 1 to 128 characters")
        @PlainText
        @Schema(
            description =
                "Your own name for the call, such as a login; calls can be listed by it. Not the code.",
            examples = "login-77")
        @Nullable String reference,
    @Pattern(regexp = DeskRules.ENDPOINT_ID, message = DeskRules.WEBHOOK_RULE)
        @Schema(
            description =
                "Id of a registered webhook endpoint: it alone is told of this call, of what it asked to be told. Default: every endpoint.",
            examples = "0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e40")
        @Nullable String webhook) {

  static final String CODE_RULE = "must be a string of 2 to 8 digits";
  static final String REPEAT_RULE = "must be 1 to 9 times";

  /** Without number and code. */
  @Override
  public String toString() {
    return "verification";
  }
}
