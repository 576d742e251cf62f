package io.dialbridge.alerts;

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

/** Body of a request for a chain, new or in the place of another. Unknown fields are refused. */
@RegisterForReflection(registerFullHierarchy = true)
@Schema(description = "People who are called about alerts, one after the other.")
public record ChainRequest(
    @NotNull(message = ChainRequest.NAME_RULE)
        @Size(min = 1, max = 64, message = ChainRequest.NAME_RULE)
        @PlainText
        @Schema(
            required = true,
            description = "Its name, which no other chain has.",
            examples = "database-on-call")
        String name,
    @NotNull(message = ChainRequest.APP_RULE)
        @Pattern(regexp = "^[A-Za-z0-9-]{1,16}$", message = ChainRequest.APP_RULE)
        @Schema(
            required = true,
            description = "The app for notifications that places the calls.",
            examples = "notice")
        String app,
    @NotNull(message = ChainRequest.TEMPLATE_RULE)
        @Pattern(regexp = "^[!-~]{1,32}$", message = ChainRequest.TEMPLATE_RULE)
        @Schema(
            required = true,
            description =
                "Id of the approved template that is read out. Its text should ask for key 1 to acknowledge and key 2 to pass it on.",
            examples = "alert")
        String template,
    @NotNull(message = "is needed: the values of the template's variables, or an empty list")
        @Size(max = 100, message = "must be at most 100 values")
        @Schema(
            required = true,
            description =
                "Values of the template's variables in their order, as many as it has. {{labels.NAME}} and {{annotations.NAME}} (what all alerts of the group share, else that of the first that fires), {{status}}, {{count}} (how many alerts fire), {{groups}} (in how many groups), {{receiver}} and {{source}} are filled in; {{labels.NAME|else}} says what is said where there is none. Then $, { and } become blanks, and what is longer than 32 bytes of UTF-8 is cut where a character ends.",
            examples = "[\"{{labels.alertname}}\",\"{{count}}\"]")
        List<
                @NotNull(message = "must be a string")
                @Size(min = 1, max = 200, message = "must have 1 to 200 characters") String>
            words,
    @NotNull(message = ChainRequest.STEPS_RULE)
        @Size(min = 1, max = 20, message = ChainRequest.STEPS_RULE)
        @Schema(required = true, description = "Who is called, 1 to 20 in their order.")
        List<@NotNull(message = "must be an object") @Valid Step> steps,
    @Min(value = 1, message = ChainRequest.WAIT_RULE)
        @Max(value = 1440, message = ChainRequest.WAIT_RULE)
        @Schema(
            nullable = true,
            description =
                "Minutes from the end of a call that nobody acknowledged to the next one, 1 to 1440. Default: 5.",
            examples = "5")
        @Nullable Integer waitMinutes,
    @Min(value = 1, message = ChainRequest.REPEAT_RULE)
        @Max(value = 5, message = ChainRequest.REPEAT_RULE)
        @Schema(
            nullable = true,
            description = "How often the chain is gone through, 1 to 5. Default: 1.",
            examples = "2")
        @Nullable Integer repeat,
    @Pattern(regexp = PhoneNumber.PATTERN, message = PhoneNumber.RULE)
        @Schema(
            nullable = true,
            description = "Display number that they see, one of the app's. Default: its first.",
            examples = "+8675500003333")
        @Nullable String displayNumber) {
  static final String NAME_RULE = "must have 1 to 64 characters";
  static final String APP_RULE =
      "must be the name of a configured app for notifications: 1 to 16 letters, digits or hyphens";
  static final String TEMPLATE_RULE =
      "must be the id of an approved template: 1 to 32 printable characters";
  static final String STEPS_RULE = "must be a list of 1 to 20 people";
  static final String WAIT_RULE = "must be 1 to 1440 minutes";
  static final String REPEAT_RULE = "must be 1 to 5";
  static final String ATTEMPTS_RULE = "must be 1 to 5 calls";

  /** Somebody who is called. */
  @Schema(name = "ChainStepRequest", description = "Somebody who is called.")
  public record Step(
      @NotNull(message = ChainRequest.NAME_RULE)
          @Size(min = 1, max = 64, message = ChainRequest.NAME_RULE)
          @PlainText
          @Schema(
              required = true,
              description =
                  "Who it is, as histories tell: a name or a duty. Sealed in the chain; in histories it lies open.",
              examples = "first on call")
          String name,
      @NotNull(message = PhoneNumber.RULE)
          @Pattern(regexp = PhoneNumber.PATTERN, message = PhoneNumber.RULE)
          @Schema(
              required = true,
              description = "Their number, E.164. Kept sealed, and never told again whole.",
              examples = "+8615400031001")
          String number,
      @Min(value = 1, message = ChainRequest.ATTEMPTS_RULE)
          @Max(value = 5, message = ChainRequest.ATTEMPTS_RULE)
          @Schema(
              nullable = true,
              description =
                  "How often in a row they are called, waitMinutes apart, before it is the next one's turn: 1 to 5. Default: 1.",
              examples = "1")
          @Nullable Integer attempts) {

    /** Without the number. */
    @Override
    public String toString() {
      return "step";
    }
  }

  /** Without numbers, so that a request can be logged. */
  @Override
  public String toString() {
    return "chain";
  }
}
