package io.dialbridge.platform;

import io.dialbridge.values.PhoneNumber;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A two-party call to be placed, in our words.
 *
 * @param callId travels as the platform's {@code userData} and comes back in every push
 * @param maxMinutes 1 to 1440 from the callee's answer; null: the platform never hangs up
 */
public record CallbackOrder(
    UUID callId,
    App app,
    PhoneNumber caller,
    PhoneNumber callee,
    PhoneNumber shownToCaller,
    PhoneNumber shownToCallee,
    @Nullable Integer maxMinutes,
    boolean record,
    Prompts prompts)
    implements CallOrder {

  /**
   * What the parties hear besides each other; null is the platform's own tone.
   *
   * @param lastMinute file played when one minute is left
   * @param lastMinuteFor {@code caller}, {@code callee} or {@code both}
   * @param greet whether the caller hears {@code greeting} before the callee is called
   * @param waiting looped to the caller while the callee is being called
   * @param calleeMedia {@code all}, {@code none} or {@code fail}: which of the callee's own tones
   *     replace {@code waiting}
   * @param recordNotice played to both when a recorded call begins
   */
  public record Prompts(
      @Nullable String lastMinute,
      @Nullable String lastMinuteFor,
      boolean greet,
      @Nullable String greeting,
      @Nullable String waiting,
      @Nullable String calleeMedia,
      @Nullable String recordNotice) {}
}
