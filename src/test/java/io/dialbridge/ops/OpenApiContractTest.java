package io.dialbridge.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TwinBeside;
import io.dialbridge.values.Scopes;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The committed openapi.yaml is what the code says. To write it anew: {@code ./mvnw test
 * -Dtest=OpenApiContractTest -Dopenapi.write=true}, then look at the difference before committing
 * it.
 */
@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
class OpenApiContractTest {
  private static final Pattern MESSAGE =
      Pattern.compile("event: (\\w+)\\n(?:id: [^\\n]+\\n)?data: ([^\\n]+)\\n\\n");
  private static final Path COMMITTED = Path.of("src/main/openapi/openapi.yaml");
  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");

  private final TestingFacade facade = TestingFacade.ofTest();

  @Test
  void theCommittedDescriptionIsWhatTheCodeSays() throws IOException {
    String made = facade.get("/q/openapi").raw().body();
    if (Boolean.getBoolean("openapi.write")) {
      Files.createDirectories(COMMITTED.getParent());
      Files.writeString(COMMITTED, made);
    }
    assertThat(made).isEqualTo(Files.readString(COMMITTED));
  }

  @Test
  void everyOperationHasAnIdASummaryExamplesAndItsProblems() throws IOException {
    JsonNode description = committed();
    List<String> operations = new ArrayList<>();
    description
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue().properties().stream()
                    .filter(method -> METHODS.contains(method.getKey()))
                    .forEach(
                        method -> {
                          JsonNode operation = method.getValue();
                          String name = operation.path("operationId").asText();
                          operations.add(name);
                          assertThat(name).as(path.getKey()).isNotBlank();
                          assertThat(operation.path("summary").asText()).as(name).isNotBlank();
                          assertThat(operation.path("tags")).as(name).hasSize(1);
                          assertThat(operation.path("responses").has("401")).as(name).isTrue();
                          assertThat(operation.path("responses").has("429")).as(name).isTrue();
                          assertThat(operation.path("responses").has("500")).as(name).isTrue();
                          checkScope(name, operation);
                          operation
                              .path("responses")
                              .properties()
                              .forEach(
                                  answer ->
                                      checkAnswer(
                                          description, name, answer.getKey(), answer.getValue()));
                          if (operation.has("requestBody")) {
                            assertThat(
                                    operation.at("/requestBody/content/application~1json/examples"))
                                .as(name)
                                .isNotEmpty();
                          }
                        }));
    assertThat(operations)
        .containsExactlyInAnyOrder(
            "placeCallback",
            "placeNotification",
            "placeVerification",
            "listCalls",
            "getCall",
            "listCallEvents",
            "streamCall",
            "streamCalls",
            "stopCall",
            "searchCalls",
            "revealNumbers",
            "getRecording",
            "getRecordingAudio",
            "listBills",
            "getBill",
            "listOverdueBills",
            "listUnexplainedBills",
            "importBills",
            "listApps",
            "resumeApp",
            "listCauses",
            "getCause",
            "listQuarantine",
            "getQuarantineEntry",
            "retryQuarantineEntry",
            "discardQuarantineEntry",
            "createKey",
            "listKeys",
            "getKey",
            "rotateKey",
            "revokeKey",
            "listAudit",
            "runDoctor",
            "preflightCallback",
            "preflightNotification",
            "preflightVerification",
            "addOptOut",
            "listOptOuts",
            "getOptOut",
            "removeOptOut",
            "createWebhookEndpoint",
            "listWebhookEndpoints",
            "getWebhookEndpoint",
            "replaceWebhookEndpoint",
            "deleteWebhookEndpoint",
            "rotateWebhookSecret",
            "pauseWebhookEndpoint",
            "resumeWebhookEndpoint",
            "testWebhookEndpoint",
            "replayWebhooks",
            "listWebhookDeliveries",
            "getWebhookDelivery",
            "resendWebhookDelivery",
            "listWebhookEventTypes",
            "getWebhookEventType",
            "postAlertmanagerAlerts",
            "postGrafanaAlerts",
            "dryRunAlerts",
            "createAlertChain",
            "listAlertChains",
            "getAlertChain",
            "replaceAlertChain",
            "deleteAlertChain",
            "createAlertRoute",
            "listAlertRoutes",
            "getAlertRoute",
            "replaceAlertRoute",
            "deleteAlertRoute",
            "listAlertIncidents",
            "getAlertIncident",
            "acknowledgeAlertIncident",
            "resolveAlertIncident",
            "createErasure",
            "listErasures",
            "getErasure",
            "createClientToken");
  }

  /** What the causes mean every key may know. */
  private static void checkScope(String name, JsonNode operation) {
    if (!operation.path("tags").get(0).asText().equals("Causes")) {
      assertThat(operation.path("responses").has("403")).as(name).isTrue();
      assertThat(Scopes.ALL)
          .as(name)
          .anyMatch(scope -> operation.path("description").asText().contains("Scope: " + scope));
    }
  }

  private static void checkAnswer(
      JsonNode description, String operation, String status, JsonNode answer) {
    JsonNode whole =
        answer.has("$ref") ? description.at(answer.path("$ref").asText().substring(1)) : answer;
    if (status.startsWith("2") || status.equals("429")) {
      checkHeaders(description, operation + " " + status, whole.path("headers"));
    }
    if (operation.equals("getRecordingAudio") && status.startsWith("2")) {
      assertThat(whole.at("/content/audio~1wav/schema/format").asText()).isEqualTo("binary");
      return;
    }
    if (operation.startsWith("stream") && status.startsWith("2")) {
      checkStream(description, operation, whole.path("content").path("text/event-stream"));
      return;
    }
    String good = operation.equals("importBills") ? "application/x-ndjson" : "application/json";
    String type = status.startsWith("2") ? good : "application/problem+json";
    JsonNode content = whole.path("content").path(type);
    assertThat(content.path("schema").path("$ref").asText())
        .as(operation + " " + status)
        .startsWith("#/components/schemas/");
    assertThat(content.path("examples")).as(operation + " " + status).isNotEmpty();
    content
        .path("examples")
        .forEach(
            example ->
                checkExample(
                    description,
                    content.path("schema"),
                    example.path("value"),
                    operation + " " + status));
  }

  /** A text to generators; what it is made of is described beside it. */
  private static void checkStream(JsonNode description, String operation, JsonNode content) {
    assertThat(content.isMissingNode() || content.at("/schema/type").asText().equals("string"))
        .as(operation)
        .isTrue();
    Map<String, String> schemas = Map.of("change", "CallChange", "end", "StreamEnd");
    for (JsonNode example : content.path("examples")) {
      Matcher message = MESSAGE.matcher(example.path("value").asText());
      int messages = 0;
      while (message.find()) {
        messages++;
        JsonNode schema = description.at("/components/schemas/" + schemas.get(message.group(1)));
        assertThat(schema.has("properties")).as(message.group(1)).isTrue();
        checkExample(description, schema, json(message.group(2)), operation + " example");
      }
      assertThat(messages).isEqualTo(2);
    }
  }

  private static JsonNode json(String text) {
    try {
      return new ObjectMapper().readTree(text);
    } catch (JsonProcessingException e) {
      throw new AssertionError(text, e);
    }
  }

  private static void checkHeaders(JsonNode description, String where, JsonNode headers) {
    for (String field : List.of("RateLimit-Policy", "RateLimit")) {
      JsonNode header = description.at(headers.path(field).path("$ref").asText("#/").substring(1));
      assertThat(header.path("description").asText()).as(where + " " + field).isNotBlank();
    }
    if (where.endsWith("429")) {
      assertThat(headers.has("Retry-After")).as(where).isTrue();
    }
  }

  /** Members of an example are members of its schema, and the required ones are all there. */
  private static void checkExample(
      JsonNode description, JsonNode schema, JsonNode value, String where) {
    JsonNode whole =
        schema.has("$ref") ? description.at(schema.path("$ref").asText().substring(1)) : schema;
    if (value.isObject() && whole.has("properties")) {
      for (Map.Entry<String, JsonNode> member : value.properties()) {
        assertThat(whole.path("properties").has(member.getKey()))
            .as(where + ": " + member.getKey())
            .isTrue();
        checkExample(
            description,
            whole.path("properties").path(member.getKey()),
            member.getValue(),
            where + "." + member.getKey());
      }
      whole
          .path("required")
          .forEach(
              name -> assertThat(value.has(name.asText())).as(where + " needs " + name).isTrue());
    }
    if (value.isArray()) {
      value.forEach(item -> checkExample(description, whole.path("items"), item, where + "[]"));
    }
  }

  @Test
  void nothingIsThereThatGeneratorsBreakOn() throws IOException {
    String text = Files.readString(COMMITTED);

    assertThat(committed().path("openapi").asText()).isEqualTo("3.0.3");
    assertThat(text).doesNotContain("oneOf", "allOf", "anyOf", "/push/", "additionalProperties");
  }

  private static JsonNode committed() throws IOException {
    return new ObjectMapper(new YAMLFactory()).readTree(COMMITTED.toFile());
  }
}
