package io.dialbridge.protection;

import io.dialbridge.platform.NotificationOrder;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a notification offers: to opt out by keys.
 *
 * @param keys those of any of its items: a push doesn't tell after which item keys were pressed
 * @param together how the keys of a bill are told apart, which are all in one
 */
record OptOutOffer(List<String> keys, Together together) {
  /** What the keys of a bill are. */
  enum Together {
    /** Each item takes one key, so each key was taken for itself. */
    EACH,
    /** Keys were taken once. */
    WHOLE,
    /** Nobody can tell where one collection ends. */
    UNCLEAR
  }

  /** Empty where it offers none. */
  static Optional<OptOutOffer> of(NotificationOrder call) {
    List<String> keys =
        call.items().stream()
            .map(NotificationOrder.Item::optOutOn)
            .filter(Objects::nonNull)
            .distinct()
            .toList();
    return keys.isEmpty() ? Optional.empty() : Optional.of(new OptOutOffer(keys, together(call)));
  }

  private static Together together(NotificationOrder call) {
    List<NotificationOrder.Item> asking =
        call.items().stream().filter(item -> item.collectDigits() > 0).toList();
    if (asking.stream().allMatch(item -> item.collectDigits() == 1)) {
      return Together.EACH;
    }
    return asking.size() == 1 && !asking.getFirst().replay() ? Together.WHOLE : Together.UNCLEAR;
  }

  /** Whether keys that were taken once mean it. */
  boolean isTakenBy(String pressed) {
    return keys.contains(pressed);
  }

  /**
   * Whether the keys in a bill mean it, where that is sure: a push of keys may have been lost.
   *
   * @param billed null: it doesn't tell
   */
  boolean isTakenByBilled(@Nullable String billed) {
    if (billed == null) {
      return false;
    }
    return switch (together) {
      case EACH -> keys.stream().anyMatch(billed::contains);
      case WHOLE -> keys.contains(billed);
      case UNCLEAR -> false;
    };
  }
}
