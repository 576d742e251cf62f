package io.dialbridge.calls;

import io.dialbridge.values.PhoneNumber;
import io.dialbridge.values.PlainText;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of a request for a voice notification. Fields that aren't named here are refused. */
@RegisterForReflection(registerFullHierarchy = true)
@Schema(
    description =
        "A voice notification: the platform calls one person and plays 1 to 5 items in their order.")
public record PlaceNotificationRequest(
    @Pattern(regexp = PhoneNumber.PATTERN, message = PhoneNumber.RULE)
        @Schema(
            description =
                "Number that is called, E.164. One per request; to notify many, send many requests. Needed, unless a client token names it and no other.",
            examples = "+8615400010001")
        @Nullable String callee,
    @NotNull(message = PlaceNotificationRequest.ITEMS_RULE)
        @Size(min = 1, max = 5, message = PlaceNotificationRequest.ITEMS_RULE)
        @Schema(description = "1 to 5 items, played in their order.")
        List<@NotNull(message = "must be an object") @Valid Item> items,
    @Pattern(
            regexp = "^[A-Za-z0-9-]{1,16}$",
            message = "must be the name of a configured app: 1 to 16 letters, digits or hyphens")
        @Schema(
            description =
                "Name of the app that places the call. Default: the first app for notifications.",
            examples = "notice")
        @Nullable String app,
    @Pattern(regexp = PhoneNumber.PATTERN, message = PhoneNumber.RULE)
        @Schema(
            description =
                "Display number that the callee sees, one of the app's. Default: the app's first. A number that the platform has suspended is replaced by another one without a word (rtc_05_0013).",
            examples = "+8675500003333")
        @Nullable String shownToCallee,
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
            examples = "bill-2026-01")
        @Nullable String reference,
    @Pattern(regexp = DeskRules.ENDPOINT_ID, message = DeskRules.WEBHOOK_RULE)
        @Schema(
            description =
                "Id of a registered webhook endpoint: it alone is told of this call, of what it asked to be told. Default: every endpoint.",
            examples = "0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e40")
        @Nullable String webhook) {

  static final String ITEMS_RULE = "must be a list of 1 to 5 items";

  /** One thing to play. */
  @Schema(
      name = "NotificationItem",
      description =
          "One thing to play: an approved voice file, or an approved template with the values of its variables.")
  public record Item(
      @Pattern(regexp = PlaceCallbackRequest.PROMPT, message = PlaceCallbackRequest.PROMPT_RULE)
          @Schema(
              description = "Approved voice file. Either this or template.",
              examples = "notice.wav")
          @Nullable String file,
      @Pattern(
              regexp = "^[!-~]{1,32}$",
              message = "must be the id of an approved template: 1 to 32 printable characters")
          @Schema(
              description = "Id of an approved template. Either this or file.",
              examples = "arrears")
          @Nullable String template,
      @Size(max = 100, message = "must be at most 100 values")
          @Schema(
              description =
                  "Values of the template's variables in their order, each 1 to 32 bytes of UTF-8 without $, { and }; as many as the template has. Only with template.",
              examples = "[\"88.50\"]")
          @Nullable List<@NotNull(message = "must be a string") String> parameters,
      @Min(value = 0, message = "must be 0 to 32 digits")
          @Max(value = 32, message = "must be 0 to 32 digits")
          @Schema(
              description =
                  "How many keys to take after the item, 0 to 32; they must be pressed within 5 s. Default: 0, none. In some cities' networks it does not work.",
              examples = "1")
          @Nullable Integer collectDigits,
      @Schema(
              description =
                  "Whether the item is played again after its keys were taken. Only with collectDigits. Default: true where replayOn is given, else false.",
              examples = "true")
          @Nullable Boolean replay,
      @Pattern(regexp = "^[0-9*#]{1,32}$", message = "must be 1 to 32 of the keys 0-9, * and #")
          @Schema(
              description =
                  "The keys that make it play again; at most collectDigits of them. Default, with replay: any keys.",
              examples = "1")
          @Nullable String replayOn,
      @Pattern(regexp = "^[0-9*#]{1,32}$", message = "must be 1 to 32 of the keys 0-9, * and #")
          @Schema(
              description =
                  "The keys by which the callee asks not to be called again: who presses them goes on the app's opt-out list, with this call as the source. At most collectDigits of them, others than replayOn. The platform doesn't tell after which item keys were pressed, so they count after each.",
              examples = "9")
          @Nullable String optOutOn) {}

  /** Without number and contents, so that a request can be logged. */
  @Override
  public String toString() {
    return "notification";
  }
}
