package io.dialbridge.platform;

import io.dialbridge.values.PhoneNumber;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A voice notification to be placed, in our words.
 *
 * @param items 1 to 5, played in their order
 * @param urgent whether it may be placed in quiet hours
 */
public record NotificationOrder(
    UUID callId,
    App app,
    PhoneNumber callee,
    PhoneNumber shownToCallee,
    List<Item> items,
    boolean urgent)
    implements CallOrder {

  /** One that can wait for the morning, as nearly all can. */
  public NotificationOrder(
      UUID callId, App app, PhoneNumber callee, PhoneNumber shownToCallee, List<Item> items) {
    this(callId, app, callee, shownToCallee, items, false);
  }

  /**
   * One thing to play: a file or a template.
   *
   * @param file an approved voice file; null where there is a template
   * @param template id of an approved template; null where there is a file
   * @param parameters values of the template's variables in their order
   * @param collectDigits how many keys to take afterwards; 0: none
   * @param replay whether to play the item once more after its keys were taken
   * @param replayOn the keys that make it play once more; null: any
   * @param optOutOn the keys by which the callee asks not to be called again, of which the platform
   *     is told nothing; null: none
   */
  public record Item(
      @Nullable String file,
      @Nullable String template,
      List<String> parameters,
      int collectDigits,
      boolean replay,
      @Nullable String replayOn,
      @Nullable String optOutOn) {}

  /** Without number and contents. */
  @Override
  public String toString() {
    return "notification " + callId;
  }
}
