package io.dialbridge.calls;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialbridge.calls.Arrival.BillTimes;
import io.dialbridge.twin.ScriptedCall;
import io.dialbridge.twin.ScriptedCall.Times;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Rewrites the twin's messages as other installations of the platform may write them. */
final class ChanceWire {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter TEXT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

  /** What a national or an international form puts in place of {@code +86}. */
  private static final List<String> PREFIXES = List.of("+86", "+86", "86", "0086", "0", "");

  private static final List<String> FEE_TIMES =
      List.of(
          "callOutStartTime",
          "callOutAlertingTime",
          "callOutAnswerTime",
          "fwdStartTime",
          "fwdAlertingTime",
          "fwdAnswerTime",
          "failTime");

  private final RandomGenerator random;
  private final boolean oneParty;

  /** Chosen once for a call. */
  private final String prefix;

  /** Of a status push the number that is left out, where the other one tells as much. */
  private final @Nullable String leftOut;

  private final boolean stateCodeAsText;

  /** A bill's hyphens part keys, and not collections. */
  private final boolean keysOneByOne;

  ChanceWire(RandomGenerator random, ScriptedCall call) {
    this.random = random;
    this.oneParty = call.caller() == null;
    this.prefix = PREFIXES.get(random.nextInt(PREFIXES.size()));
    this.leftOut =
        switch (random.nextInt(6)) {
          case 0 -> "caller";
          case 1 -> call.shownToCallee().equals(call.shownToCaller()) ? null : "called";
          default -> null;
        };
    this.stateCodeAsText = random.nextBoolean();
    this.keysOneByOne = random.nextBoolean();
  }

  String status(String message) {
    ObjectNode push = read(message);
    ObjectNode info = (ObjectNode) push.get("statusInfo");
    for (String field : List.of("caller", "called")) {
      if (info.has(field)) {
        info.put(field, info.get(field).textValue().replace("+86", prefix));
      }
    }
    if (leftOut != null) {
      info.remove(leftOut);
    }
    if (stateCodeAsText && info.has("stateCode")) {
      info.put("stateCode", info.get("stateCode").asText());
    }
    return push.toString();
  }

  /** The same in other bytes. */
  String again(String message) {
    return message.replaceFirst("\\{", "{ ");
  }

  String noise(String sessionId) {
    return "{\"eventType\":\"playResult\",\"statusInfo\":{\"sessionId\":\"" + sessionId + "\"}}";
  }

  /** A bill with those times. What has no value is left out or empty. */
  String bill(String message, BillTimes times) {
    ObjectNode push = read(message);
    ObjectNode fee = (ObjectNode) push.get("feeLst").get(0);
    boolean failed = fee.has("failTime");
    Times first = times.caller() == null ? times.callee() : times.caller();
    put(fee, "callOutAnswerTime", first.answered());
    put(fee, "fwdAnswerTime", oneParty ? null : times.callee().answered());
    put(fee, "failTime", failed ? times.end() : null);
    put(fee, "callEndTime", failed && random.nextInt(4) == 0 ? null : times.end());
    if (keysOneByOne && fee.has("dynIVRPath")) {
      String keys = fee.get("dynIVRPath").textValue().replace("-", "");
      fee.put("dynIVRPath", String.join("-", keys.split("")));
    }
    if (random.nextInt(4) == 0) {
      FEE_TIMES.stream().filter(field -> !fee.has(field)).forEach(field -> fee.put(field, ""));
    }
    return push.toString();
  }

  private static void put(ObjectNode fee, String field, @Nullable Instant at) {
    if (at == null) {
      fee.remove(field);
    } else {
      fee.put(field, TEXT.format(at));
    }
  }

  private static ObjectNode read(String message) {
    try {
      return (ObjectNode) JSON.readTree(message);
    } catch (JsonProcessingException e) {
      throw new AssertionError("The twin wrote what is no JSON", e);
    }
  }
}
