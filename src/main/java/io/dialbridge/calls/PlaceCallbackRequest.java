package io.dialbridge.calls;

import io.dialbridge.values.PhoneNumber;
import io.dialbridge.values.PlainText;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Body of a request for a two-party call. Fields that aren't named here are refused: a misspelt
 * limit must not become an unlimited call.
 */
@RegisterForReflection
@Schema(
    description =
        "A two-party call: the platform calls the caller, and when the caller has answered the callee, then joins them.")
public record PlaceCallbackRequest(
    @Pattern(regexp = PhoneNumber.PATTERN, message = PhoneNumber.RULE)
        @Schema(
            description =
                "Number that is called first, E.164. Needed, unless a client token names it.",
            examples = "+8615400000001")
        @Nullable String caller,
    @Pattern(regexp = PhoneNumber.PATTERN, message = PhoneNumber.RULE)
        @Schema(
            description =
                "Number that is called when the caller has answered, E.164; not the caller's. Needed, unless a client token names it and no other.",
            examples = "+8615400010001")
        @Nullable String callee,
    @Pattern(
            regexp = "^[A-Za-z0-9-]{1,16}$",
            message = "must be the name of a configured app: 1 to 16 letters, digits or hyphens")
        @Schema(
            description =
                "Name of the app that places the call. Default: the first app for callbacks.",
            examples = "courier")
        @Nullable String app,
    @Pattern(regexp = PhoneNumber.PATTERN, message = PhoneNumber.RULE)
        @Schema(
            description =
                "Display number that the caller sees, one of the app's. Default: the app's first.",
            examples = "+8675500001111")
        @Nullable String shownToCaller,
    @Pattern(regexp = PhoneNumber.PATTERN, message = PhoneNumber.RULE)
        @Schema(
            description =
                "Display number that the callee sees, one of the app's. Default: the app's first. A number that the platform has suspended is replaced by another one without a word (rtc_05_0006).",
            examples = "+8675500001111")
        @Nullable String shownToCallee,
    @Min(value = 1, message = "must be 1 to 1440 minutes; leave it out for a call without a limit")
        @Max(
            value = 1440,
            message = "must be 1 to 1440 minutes; leave it out for a call without a limit")
        @Schema(
            description =
                "Minutes from the callee's answer after which the platform hangs up. Default: no limit.",
            examples = "30")
        @Nullable Integer maxMinutes,
    @Pattern(regexp = PlaceCallbackRequest.PROMPT, message = PlaceCallbackRequest.PROMPT_RULE)
        @Schema(
            description =
                "Approved voice file played when one minute is left. Only with maxMinutes. Default: the platform's tone.",
            examples = "lastminute.wav")
        @Nullable String lastMinutePrompt,
    @Pattern(regexp = "^(caller|callee|both)$", message = "must be caller, callee or both")
        @Schema(
            description =
                "Who hears that one minute is left: caller, callee or both. Only with maxMinutes. Default: both.",
            examples = "both")
        @Nullable String lastMinuteFor,
    @Schema(
            description =
                "Whether the caller hears a greeting before the callee is called. Default: false.",
            examples = "false")
        @Nullable Boolean greet,
    @Pattern(regexp = PlaceCallbackRequest.PROMPT, message = PlaceCallbackRequest.PROMPT_RULE)
        @Schema(
            description =
                "Approved voice file of the greeting. Only with greet. Default: the platform's text.",
            examples = "greeting.wav")
        @Nullable String greetingPrompt,
    @Pattern(regexp = PlaceCallbackRequest.PROMPT, message = PlaceCallbackRequest.PROMPT_RULE)
        @Schema(
            description =
                "Approved voice file looped to the caller while the callee is called. Default: ring-back tone.",
            examples = "wait.wav")
        @Nullable String waitPrompt,
    @Pattern(regexp = "^(all|none|fail)$", message = "must be all, none or fail")
        @Schema(
            description =
                "Which of the callee's own tones replace the wait prompt: all, none, or fail (only the announcement of a failure). Default: all.",
            examples = "all")
        @Nullable String calleeMedia,
    @Schema(
            description =
                "Whether the call is recorded; recording must be enabled for the app at the platform. Default: false.",
            examples = "true")
        @Nullable Boolean record,
    @Pattern(regexp = PlaceCallbackRequest.PROMPT, message = PlaceCallbackRequest.PROMPT_RULE)
        @Schema(
            description =
                "Approved voice file that tells both that the call is recorded. Only with record. Default: the platform's text.",
            examples = "recorded.wav")
        @Nullable String recordPrompt,
    @Min(value = 0, message = PlaceCallbackRequest.QUEUE_RULE)
        @Max(value = 3600, message = PlaceCallbackRequest.QUEUE_RULE)
        @Schema(
            description =
                "Seconds for which the call may wait for a free port of its app, 0 to 3600; first asked for, first placed. 0: answered with 503 at once where none is free. Default: 60.",
            examples = "60")
        @Nullable Integer queueSeconds,
    @Size(min = 1, max = 128, message = "must have 1 to 128 characters")
        @PlainText
        @Schema(
            description =
                "Your own name for the call, such as an order number; calls can be listed by it.",
            examples = "order-1001")
        @Nullable String reference,
    @Pattern(regexp = DeskRules.ENDPOINT_ID, message = DeskRules.WEBHOOK_RULE)
        @Schema(
            description =
                "Id of a registered webhook endpoint: it alone is told of this call, of what it asked to be told. Default: every endpoint.",
            examples = "0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e40")
        @Nullable String webhook) {

  /** Names of voice files at the platform (devg, 放音文件): letters, digits, and four signs. */
  static final String PROMPT = "^[A-Za-z0-9_.@-]{1,128}$";

  static final String PROMPT_RULE =
      "must be the name of an approved voice file: 1 to 128 letters, digits or - _ . @";

  static final String QUEUE_RULE = "must be 0 to 3600 seconds";
}
