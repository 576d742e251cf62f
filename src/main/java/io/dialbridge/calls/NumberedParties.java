package io.dialbridge.calls;

import io.dialbridge.platform.CallOrder;
import io.dialbridge.platform.CallbackOrder;
import io.dialbridge.platform.NotificationOrder;
import io.dialbridge.platform.VerificationOrder;
import io.dialbridge.values.PhoneNumber;
import java.util.LinkedHashMap;
import java.util.SequencedMap;

/** Which numbers stand in which fields of a request. */
final class NumberedParties {
  private NumberedParties() {}

  /** Those that would be called. */
  static SequencedMap<String, PhoneNumber> called(CallOrder order) {
    SequencedMap<String, PhoneNumber> numbers = new LinkedHashMap<>();
    switch (order) {
      case CallbackOrder callback -> numbers.put("caller", callback.caller());
      case NotificationOrder notification -> {}
      case VerificationOrder verification -> {}
    }
    numbers.put("callee", order.callee());
    return numbers;
  }

  /** Those that they would see. */
  static SequencedMap<String, PhoneNumber> shown(CallOrder order) {
    SequencedMap<String, PhoneNumber> numbers = new LinkedHashMap<>();
    switch (order) {
      case CallbackOrder callback -> numbers.put("shownToCaller", callback.shownToCaller());
      case NotificationOrder notification -> {}
      case VerificationOrder verification -> {}
    }
    numbers.put("shownToCallee", order.shownToCallee());
    return numbers;
  }
}
