package io.dialbridge.pushes;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The form of a push: one status, or one to fifty bills (rtc_05_0008, rtc_05_0008_1). Only the form
 * is checked here; unknown events and fields are let through, and more than fifty bills as well.
 */
record ReadPush(String eventType, List<JsonNode> items) {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  static final String FEE = "fee";
  private static final Set<String> STATUS_EVENTS =
      Set.of("callout", "alerting", "answer", "collectInfo", "disconnect");
  private static final int MOST_EVENT_TYPE = 64;
  private static final int MOST_USER_DATA = 256;

  /** The platform sends at most 50 (rtc_05_0008_1); far more are no bills but an attack. */
  private static final int MOST_BILLS = 1_000;

  boolean isBills() {
    return eventType.equals(FEE);
  }

  /** Whose it says it is; null where it doesn't say, or speaks of several calls. */
  @Nullable UUID callId() {
    return items.size() == 1 ? callId(items.getFirst()) : null;
  }

  /** Whose each item says it is; null where it doesn't. */
  List<@Nullable UUID> callIds() {
    return items.stream().map(ReadPush::callId).toList();
  }

  /** Our id, which the platform repeats in userData (rtc_05_0006). */
  static @Nullable UUID callId(JsonNode item) {
    String userData = WireText.orNull(item, "userData", MOST_USER_DATA);
    try {
      return userData == null ? null : UUID.fromString(userData);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  static ReadPush of(byte[] body) throws MalformedPush {
    JsonNode push = parse(body);
    if (!push.isObject()) {
      throw new MalformedPush("the body is not a JSON object");
    }
    JsonNode eventType = push.path("eventType");
    if (!eventType.isTextual() || eventType.textValue().isBlank()) {
      throw new MalformedPush("eventType is missing or not a string");
    }
    String event = WireText.of(eventType, MOST_EVENT_TYPE);
    return new ReadPush(
        event, event.equals(FEE) ? bills(push.path("feeLst")) : List.of(status(event, push)));
  }

  static JsonNode parse(byte[] body) throws MalformedPush {
    try {
      JsonNode push = JSON.readTree(body);
      if (push != null) {
        return push;
      }
    } catch (IOException e) {
      // Jackson's message repeats parts of the body; ours must not.
    }
    throw new MalformedPush("the body is not JSON");
  }

  private static JsonNode status(String eventType, JsonNode push) throws MalformedPush {
    JsonNode statusInfo = push.path("statusInfo");
    if (statusInfo.isObject()) {
      return statusInfo;
    }
    if (STATUS_EVENTS.contains(eventType)) {
      throw new MalformedPush("statusInfo is missing or not an object");
    }
    return push; // An event we don't know may have any form.
  }

  private static List<JsonNode> bills(JsonNode feeLst) throws MalformedPush {
    if (feeLst.size() > MOST_BILLS) {
      throw new MalformedPush("feeLst has more than " + MOST_BILLS + " bills");
    }
    List<JsonNode> bills = new ArrayList<>();
    feeLst.forEach(bills::add);
    if (!feeLst.isArray() || bills.isEmpty()) {
      throw new MalformedPush("feeLst is missing, empty or not an array");
    }
    return List.copyOf(bills);
  }
}
