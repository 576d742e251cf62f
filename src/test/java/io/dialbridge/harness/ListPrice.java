package io.dialbridge.harness;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;

/** What the platform takes for a call, from its own bill, and by other code than the service's. */
final class ListPrice {
  private static final BigDecimal MINUTE = new BigDecimal("0.18");
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  private ListPrice() {}

  /** Started minutes of each answered leg, at the list price. */
  static BigDecimal of(JsonNode fee) {
    String end = fee.path("callEndTime").asText();
    long minutes =
        minutes(fee.path("callOutAnswerTime").asText(""), end)
            + minutes(fee.path("fwdAnswerTime").asText(""), end);
    return MINUTE.multiply(BigDecimal.valueOf(minutes));
  }

  private static long minutes(String answer, String end) {
    if (answer.isEmpty()) {
      return 0;
    }
    long seconds =
        Duration.between(LocalDateTime.parse(answer, TIME), LocalDateTime.parse(end, TIME))
            .toSeconds();
    return Math.max(1, (seconds + 59) / 60);
  }
}
