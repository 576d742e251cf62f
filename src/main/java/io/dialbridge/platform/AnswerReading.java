package io.dialbridge.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dialbridge.explain.Refusal;
import io.dialbridge.explain.Refusals;
import io.dialbridge.explain.Retry;
import io.dialbridge.values.StorableText;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads an answer of the platform. Tolerant in form, strict in one thing: what may have rung
 * somebody is never called refused.
 */
final class AnswerReading {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_CODE = 32;
  private static final int MOST_DESCRIPTION = 256;
  private static final int MOST_SESSION_ID = 256;

  /** The second has the text in this product's table, the first in a FAQ of the sister product. */
  private static final Set<String> RECORD_MISSING = Set.of("1012007", "1016001");

  private AnswerReading() {}

  static PlatformOutcome read(int status, byte[] body) {
    JsonNode answer = parse(body);
    String code = answer == null ? "" : text(answer, "resultcode", MOST_CODE);
    if (answer == null || code.isBlank()) {
      // A 4xx without a result code comes from something before the platform's service (wrong host
      // or path): nothing was started.
      return status >= 400 && status < 500
          ? new PlatformOutcome.Refused(
              "http-" + status,
              "The platform answered HTTP " + status + " without a result code.",
              status)
          : new PlatformOutcome.Unconfirmed(
              "HTTP " + status + " with a body that could not be read");
    }
    if (code.equals("0")) {
      return status >= 200 && status < 300
          ? new PlatformOutcome.Accepted(sessionId(answer), idlePorts(answer))
          : new PlatformOutcome.Unconfirmed("HTTP " + status + " with result code 0");
    }
    Refusal refusal = Refusals.of(code);
    String description = text(answer, "resultdesc", MOST_DESCRIPTION);
    return refusal.retry() == Retry.CARE
        ? new PlatformOutcome.Unconfirmed(
            "result code " + code + " leaves the outcome open: " + description)
        : new PlatformOutcome.Refused(code, description, status);
  }

  /** The success is a redirect whose Location is the address; the client must not follow it. */
  static RecordingAddress readAddress(Response response) {
    int status = response.getStatus();
    String location = response.getHeaderString("Location");
    if (status >= 300 && status < 400 && location != null) {
      return address(location);
    }
    JsonNode answer = parse(response.readEntity(byte[].class));
    String code = answer == null ? "" : text(answer, "resultcode", MOST_CODE);
    if (answer == null || code.isBlank()) {
      return new RecordingAddress.NotTold("HTTP " + status + " with neither address nor code");
    }
    String description = text(answer, "resultdesc", MOST_DESCRIPTION);
    return RECORD_MISSING.contains(code)
        ? new RecordingAddress.Missing(code, description)
        : new RecordingAddress.Refused(code, description);
  }

  /**
   * Of the same request, asked for nothing in earnest: any code does that isn't about credentials.
   */
  static Greeting readGreeting(Response response, Instant sentAt, Duration took) {
    Date date = response.getDate();
    Instant theirs = date == null ? null : date.toInstant();
    int status = response.getStatus();
    if (status >= 300 && status < 400) {
      return new Greeting.Answered("0", "", theirs, sentAt, took);
    }
    JsonNode answer = parse(response.readEntity(byte[].class));
    String code = answer == null ? "" : text(answer, "resultcode", MOST_CODE);
    return answer == null || code.isBlank()
        ? new Greeting.Answered("http-" + status, "", theirs, sentAt, took)
        : new Greeting.Answered(
            code, text(answer, "resultdesc", MOST_DESCRIPTION), theirs, sentAt, took);
  }

  private static RecordingAddress address(String location) {
    try {
      return new RecordingAddress.Found(new URI(location));
    } catch (URISyntaxException e) {
      return new RecordingAddress.NotTold("a Location that is no address");
    }
  }

  private static @Nullable JsonNode parse(byte[] body) {
    try {
      JsonNode answer = JSON.readTree(body);
      return answer != null && answer.isObject() ? answer : null;
    } catch (IOException e) {
      return null;
    }
  }

  /** 1 to 256 characters by the response table; what is longer is no session id. */
  private static @Nullable String sessionId(JsonNode answer) {
    String sessionId = text(answer, "sessionId", MOST_SESSION_ID + 1);
    return sessionId.isEmpty() || sessionId.length() > MOST_SESSION_ID ? null : sessionId;
  }

  private static @Nullable Integer idlePorts(JsonNode answer) {
    try {
      String ports = text(answer, "idlePort", MOST_CODE);
      return ports.isEmpty() ? null : Integer.valueOf(ports);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  private static String text(JsonNode answer, String field, int most) {
    return StorableText.of(answer.path(field).asText("").strip(), most);
  }
}
