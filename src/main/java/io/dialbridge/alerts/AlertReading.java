package io.dialbridge.alerts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import io.dialbridge.problem.BodyLimit;
import io.dialbridge.problem.InvalidField;
import io.dialbridge.problem.ProblemException;
import io.dialbridge.values.StorableText;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Reads what alerting systems post, and says what of it can't be used. */
@ApplicationScoped
class AlertReading {
  private static final int MOST_LABELS = 100;
  private static final int MOST_NAME = 256;
  private static final int MOST_VALUE = 1024;
  private static final int MOST_TIME = 64;
  private static final int MOST_TRUNCATED = 1_000_000;

  private final ObjectReader json;

  AlertReading(ObjectMapper json) {
    ObjectMapper foreign = json.copy();
    foreign
        .getFactory()
        .setStreamReadConstraints(
            // Grafana's message tells of all alerts at once.
            foreign
                .getFactory()
                .streamReadConstraints()
                .rebuild()
                .maxStringLength(BodyLimit.MOST_BYTES)
                .build());
    this.json = foreign.readerFor(AlertPayload.class);
  }

  AlertPayload payload(byte[] body) throws MismatchedInputException {
    AlertPayload payload = read(body);
    if (payload == null) {
      throw ProblemException.invalid("body", "must be a JSON object");
    }
    return payload;
  }

  private @Nullable AlertPayload read(byte[] body) throws MismatchedInputException {
    try {
      return json.readValue(body);
    } catch (MismatchedInputException e) {
      throw e; // Names the field.
    } catch (IOException e) {
      throw new WebApplicationException(e, Response.Status.BAD_REQUEST);
    }
  }

  AlertGroup group(AlertSource source, AlertPayload payload) {
    List<InvalidField> wrong = new ArrayList<>();
    if (!source.version().equals(payload.version())) {
      wrong.add(
          new InvalidField(
              "version",
              "must be \"%s\": that form of %s's webhook is understood here, and this is another one"
                  .formatted(
                      source.version(),
                      source == AlertSource.GRAFANA ? "Grafana" : "Alertmanager")));
    }
    if (payload.groupKey() == null || payload.groupKey().isEmpty()) {
      wrong.add(new InvalidField("groupKey", "is needed: it names the group of alerts"));
    }
    if (!"firing".equals(payload.status()) && !"resolved".equals(payload.status())) {
      wrong.add(new InvalidField("status", "must be firing or resolved"));
    }
    if (!wrong.isEmpty()) {
      throw ProblemException.invalid(wrong);
    }
    return of(source, payload);
  }

  /** For who only asks what would be: labels alone do as well. */
  AlertGroup tried(AlertPayload payload) {
    AlertSource source =
        AlertSource.GRAFANA.version().equals(payload.version())
            ? AlertSource.GRAFANA
            : AlertSource.ALERTMANAGER;
    if (payload.labels() == null) {
      return group(source, payload);
    }
    return of(
        source,
        new AlertPayload(
            source.version(),
            null,
            "firing",
            payload.receiver(),
            null,
            null,
            payload.labels(),
            payload.labels(),
            payload.annotations(),
            List.of(),
            null,
            null));
  }

  private static AlertGroup of(AlertSource source, AlertPayload payload) {
    List<Alert> alerts =
        payload.alerts() == null
            ? List.of()
            : payload.alerts().stream()
                .filter(Objects::nonNull)
                .map(item -> alert(item, payload))
                .toList();
    boolean firing =
        !"resolved".equals(payload.status())
            && (alerts.isEmpty() || alerts.stream().anyMatch(Alert::firing));
    long truncated = payload.truncatedAlerts() == null ? 0 : payload.truncatedAlerts();
    return new AlertGroup(
        source,
        payload.orgId() == null ? null : payload.orgId().toString(),
        StorableText.of(Objects.requireNonNullElse(payload.receiver(), ""), MOST_VALUE),
        // Whole in the hash of what came; a key that is cut might be another group's.
        StorableText.of(Objects.requireNonNullElse(payload.groupKey(), ""), BodyLimit.MOST_BYTES),
        firing,
        texts(payload.groupLabels()),
        texts(payload.commonLabels()),
        texts(payload.commonAnnotations()),
        alerts,
        (int) Math.clamp(truncated, 0L, MOST_TRUNCATED));
  }

  private static Alert alert(AlertPayload.Item item, AlertPayload group) {
    String status = item.status() == null ? group.status() : item.status();
    return new Alert(
        !"resolved".equals(status),
        texts(item.labels()),
        texts(item.annotations()),
        item.startsAt() == null ? null : StorableText.of(item.startsAt(), MOST_TIME),
        item.fingerprint() == null ? null : StorableText.of(item.fingerprint(), MOST_NAME));
  }

  /** The first of them, in their order, cut to what is kept; what is no text as its JSON. */
  private static SortedMap<String, String> texts(@Nullable Map<String, @Nullable JsonNode> given) {
    SortedMap<String, String> texts = new TreeMap<>();
    if (given != null) {
      for (Map.Entry<String, @Nullable JsonNode> text : given.entrySet()) {
        JsonNode value = text.getValue();
        if (texts.size() < MOST_LABELS && value != null && !value.isNull()) {
          texts.put(
              StorableText.of(text.getKey(), MOST_NAME),
              StorableText.of(value.isTextual() ? value.asText() : value.toString(), MOST_VALUE));
        }
      }
    }
    return Collections.unmodifiableSortedMap(texts);
  }
}
