package io.dialbridge.alerts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TestingFacade.Answer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A house whose alerts phone people: chains, routes and groups, each test's own by a label. */
final class Phoned {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Tried before any that other tests have made, in the order in which a test makes them. */
  private int position;

  final TestingFacade facade = TestingFacade.ofTest();
  final String story = UUID.randomUUID().toString();
  private final AgroalDataSource database;

  Phoned(AgroalDataSource database) {
    this.database = database;
  }

  /** A number whose party does what CC says, of this test alone. */
  static String number(int cc, int own) {
    return "+86154000%02d%03d".formatted(cc, own);
  }

  /** Their numbers in order; five minutes between calls, once through. */
  String chain(String... numbers) {
    return chain("notice", 5, 1, numbers);
  }

  String chain(String app, int waitMinutes, int repeat, String... numbers) {
    StringBuilder steps = new StringBuilder();
    for (int i = 0; i < numbers.length; i++) {
      steps.append(i == 0 ? "" : ",");
      steps.append("{\"name\":\"person %d\",\"number\":\"%s\"}".formatted(i + 1, numbers[i]));
    }
    Answer made =
        facade.post(
            "/v1/alert-chains",
            "{\"name\":\"%s\",\"app\":\"%s\",\"template\":\"alert\",\"words\":[\"{{labels.alertname}}\",\"{{count}}\"],\"steps\":[%s],\"waitMinutes\":%d,\"repeat\":%d}"
                .formatted(UUID.randomUUID(), app, steps, waitMinutes, repeat),
            Map.of());
    assertThat(made.status()).as(made.raw().body()).isEqualTo(201);
    return made.body().path("id").asText();
  }

  /** Of this test's groups, to that chain. */
  String route(String chain, String rest) {
    Answer made =
        facade.post(
            "/v1/alert-routes",
            "{\"position\":%d,\"matchers\":[{\"label\":\"story\",\"op\":\"=\",\"value\":\"%s\"}],\"chain\":\"%s\"%s}"
                .formatted(++position, story, chain, rest),
            Map.of());
    assertThat(made.status()).as(made.raw().body()).isEqualTo(201);
    return made.body().path("id").asText();
  }

  /** Without holding others. */
  String route(String chain) {
    return route(chain, ",\"holdSeconds\":0");
  }

  static ObjectNode payload(String file) {
    try {
      return (ObjectNode)
          JSON.readTree(Files.readString(Path.of("src/test/resources/alerts", file)));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The payload of that file, as a group of this test. */
  ObjectNode group(String file, String name) {
    ObjectNode payload = payload(file);
    payload.put("groupKey", story + name);
    payload
        .path("alerts")
        .forEach(alert -> ((ObjectNode) alert.path("labels")).put("story", story));
    return payload;
  }

  Answer alertmanager(ObjectNode payload) {
    return facade.post("/v1/alerts/alertmanager", payload.toString(), Map.of());
  }

  JsonNode fire(String name) {
    return taken(alertmanager(group("alertmanager-firing.json", name)));
  }

  JsonNode cease(String name) {
    return taken(alertmanager(group("alertmanager-resolved.json", name)));
  }

  static JsonNode taken(Answer answer) {
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(202);
    assertThat(answer.body().path("incidents")).hasSize(1);
    return answer.body().path("incidents").get(0);
  }

  JsonNode incident(String id) {
    Answer answer = facade.get("/v1/alerts/incidents/" + id);
    assertThat(answer.status()).isEqualTo(200);
    return answer.body();
  }

  String state(String id) {
    return incident(id).path("state").asText();
  }

  JsonNode awaitState(String id, String state) {
    await().atMost(Duration.ofSeconds(30)).until(() -> state(id), state::equals);
    return incident(id);
  }

  /** Until so many calls of it have an outcome. */
  JsonNode awaitCalled(String id, int calls) {
    await().atMost(Duration.ofSeconds(30)).until(() -> of(incident(id), "called").size() >= calls);
    return incident(id);
  }

  static List<JsonNode> of(JsonNode incident, String what) {
    List<JsonNode> events = new ArrayList<>();
    for (JsonNode event : incident.path("history")) {
      if (event.path("what").asText().equals(what)) {
        events.add(event);
      }
    }
    return events;
  }

  static List<String> texts(List<JsonNode> events, String field) {
    return events.stream().map(event -> event.path(field).asText()).toList();
  }

  /** The minutes are over. */
  void itIsDue(String id) {
    execute(
        "update alert_incident set due_at = now() where id = '%s' and state in ('WAITING', 'HELD')"
            .formatted(id));
  }

  void execute(String sql) {
    try (Connection connection = database.getConnection();
        PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
