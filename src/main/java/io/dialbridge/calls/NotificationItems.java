package io.dialbridge.calls;

import io.dialbridge.calls.PlaceNotificationRequest.Item;
import io.dialbridge.platform.NotificationOrder;
import io.dialbridge.problem.InvalidField;
import io.dialbridge.problem.ProblemException;
import io.dialbridge.values.PlainText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The rules between the fields of a notification's items (rtc_05_0013; templates: VoiceCall_faq_
 * 00020). What an item silently ignored would be a mistake of the one who sent it.
 */
final class NotificationItems {
  /** Of one variable's value; longer texts are split into several variables. */
  private static final int MOST_PARAMETER_BYTES = 32;

  private final List<InvalidField> wrong = new ArrayList<>();

  private NotificationItems() {}

  /** Throws one problem that names everything wrong in any of the items. */
  static void check(List<Item> items) {
    NotificationItems rules = new NotificationItems();
    for (int i = 0; i < items.size(); i++) {
      rules.check("items[" + i + "].", items.get(i));
    }
    if (!rules.wrong.isEmpty()) {
      throw ProblemException.invalid(rules.wrong);
    }
  }

  static List<NotificationOrder.Item> ordered(List<Item> items) {
    return items.stream()
        .map(
            item ->
                new NotificationOrder.Item(
                    item.file(),
                    item.template(),
                    item.parameters() == null ? List.of() : List.copyOf(item.parameters()),
                    item.collectDigits() == null ? 0 : item.collectDigits(),
                    isReplayed(item),
                    item.replayOn(),
                    item.optOutOn()))
        .toList();
  }

  private static boolean isReplayed(Item item) {
    return item.replayOn() != null || Boolean.TRUE.equals(item.replay());
  }

  private void check(String at, Item item) {
    if (item.file() == null && item.template() == null) {
      wrong(at + "file", "or template is needed: an item plays one of them");
    }
    if (item.file() != null && item.template() != null) {
      wrong(at + "template", "can't go with file: an item plays one of them; leave one out");
    }
    if (item.parameters() != null) {
      checkParameters(at, item.template(), item.parameters());
    }
    checkKeys(at, item);
  }

  private void checkParameters(String at, @Nullable String template, List<String> values) {
    if (template == null) {
      wrong(at + "parameters", "are a template's; add template or leave them out");
    }
    for (int i = 0; i < values.size(); i++) {
      String value = values.get(i);
      int bytes = value.getBytes(StandardCharsets.UTF_8).length;
      boolean fits = bytes >= 1 && bytes <= MOST_PARAMETER_BYTES;
      if (!fits || value.matches(".*[${}].*") || !PlainText.Check.isPlain(value)) {
        wrong(
            at + "parameters[" + i + "]",
            "must have 1 to 32 bytes of UTF-8 (a Chinese character has 3), printable, without $, { and }");
      }
    }
  }

  private void checkKeys(String at, Item item) {
    int digits = item.collectDigits() == null ? 0 : item.collectDigits();
    checkOptOut(at, item, digits);
    String replayOn = item.replayOn();
    if (digits == 0 && Boolean.TRUE.equals(item.replay())) {
      wrong(at + "replay", "has an effect only where keys are taken; add collectDigits");
    }
    if (replayOn == null) {
      return;
    }
    if (digits == 0) {
      wrong(at + "replayOn", "has an effect only where keys are taken; add collectDigits");
    } else if (replayOn.length() > digits) {
      wrong(at + "replayOn", "has more keys than collectDigits takes, so it can never match");
    }
    if (Boolean.FALSE.equals(item.replay())) {
      wrong(at + "replay", "false contradicts replayOn; leave one of them out");
    }
  }

  private void checkOptOut(String at, Item item, int digits) {
    String optOutOn = item.optOutOn();
    if (optOutOn == null) {
      return;
    }
    if (digits == 0) {
      wrong(at + "optOutOn", "has an effect only where keys are taken; add collectDigits");
    } else if (optOutOn.length() > digits) {
      wrong(at + "optOutOn", "has more keys than collectDigits takes, so it can never match");
    }
    if (optOutOn.equals(item.replayOn())) {
      wrong(at + "optOutOn", "must differ from replayOn: one can't ask for both at once");
    }
  }

  private void wrong(String field, String message) {
    wrong.add(new InvalidField(field, message));
  }
}
