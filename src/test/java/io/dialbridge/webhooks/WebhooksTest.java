package io.dialbridge.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.agroal.api.AgroalDataSource;
import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TestingFacade.Answer;
import io.dialbridge.testing.TestingReceiver;
import io.dialbridge.testing.TestingReceiver.Received;
import io.dialbridge.testing.TestingReceiver.Reply;
import io.dialbridge.testing.Traces;
import io.dialbridge.testing.TwinBeside;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The customer is told, over real HTTP. */
@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
class WebhooksTest {
  private static final Duration SOON = Duration.ofSeconds(40);

  @Inject AgroalDataSource database;

  private final TestingFacade facade = TestingFacade.ofTest();
  private final TestingReceiver receiver = TestingReceiver.start();
  private final List<String> made = new ArrayList<>();

  @AfterEach
  void tidy() {
    made.forEach(endpoint -> facade.delete("/v1/webhook-endpoints/" + endpoint));
    receiver.close();
    facade.clearScripts();
  }

  @Test
  void aCallbackIsToldFromItsAcceptanceToItsBill() throws Exception {
    JsonNode endpoint = endpoint(receiver.url(), "");

    String call = callback("+8615400000971", "+8615400010971", "\"record\":true,");
    List<Received> told = told(call, "call.settled");

    assertThat(told.stream().map(Received::type))
        .containsExactly(
            "call.accepted",
            "call.ringing",
            "call.answered",
            "call.ringing",
            "call.answered",
            "call.ended",
            "bill.rated",
            "recording.ready",
            "call.settled");
    assertThat(told.stream().map(event -> data(event).path("sequence").asInt()))
        .isEqualTo(IntStream.rangeClosed(1, told.size()).boxed().toList());
    assertThat(told.stream().map(event -> event.header("webhook-id")))
        .doesNotHaveDuplicates()
        .isEqualTo(told.stream().map(event -> event.body().path("id").asText()).toList());
    for (Received event : told) {
      event.verify(endpoint.path("secret").asText());
      isAsDescribed(event);
    }
    JsonNode ended = data(told.get(5));
    assertThat(ended.path("status").asText()).isEqualTo("completed");
    assertThat(ended.path("endedBy").asText())
        .isEqualTo(facade.call(call).path("endedBy").asText());
    assertThat(ended.path("caller").asText()).isEqualTo("+86154****0971");
    JsonNode rated = data(told.get(6));
    assertThat(rated.path("cost")).isEqualTo(facade.call(call).path("bill").path("cost"));
    assertThat(rated.path("billId")).isEqualTo(facade.call(call).path("bill").path("id"));
    assertThat(data(told.get(1)).path("party").asText()).isEqualTo("caller");
    assertThat(data(told.get(4)).path("party").asText()).isEqualTo("callee");
  }

  /** By what receivers use: the library of CloudEvents, and our own published schema. */
  private void isAsDescribed(Received event) {
    assertThat(event.header("Content-Type")).startsWith("application/cloudevents+json");
    CloudEvent read = new JsonFormat().deserialize(event.text().getBytes(StandardCharsets.UTF_8));
    assertThat(read.getSpecVersion()).isEqualTo(io.cloudevents.SpecVersion.V1);
    assertThat(read.getSubject()).isEqualTo(data(event).path("callId").asText());
    Answer type = facade.get("/v1/webhook-event-types/" + event.type());
    JsonSchema held =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(type.body().path("schema").asText());
    assertThat(held.validate(event.body())).isEmpty();
  }

  @Test
  void theCatalogueIsHeldByItsOwnSchemas() throws Exception {
    JsonNode types = facade.get("/v1/webhook-event-types").body().path("items");

    assertThat(types).hasSize(EventType.values().length);
    for (JsonNode type : types) {
      String word = type.path("type").asText();
      JsonSchema schema =
          JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
              .getSchema(type.path("schema").asText());
      JsonNode example =
          new com.fasterxml.jackson.databind.ObjectMapper().readTree(type.path("example").asText());
      assertThat(schema.validate(example)).as(word).isEmpty();
      assertThat(example.path("dataschema")).isEqualTo(type.path("dataSchema"));
    }
    assertThat(facade.get("/v1/webhook-event-types/call.sung").code()).isEqualTo("not-found");
  }

  @Test
  void keysAndFailuresAreToldToo() {
    endpoint(receiver.url(), "");

    String pressed =
        facade
            .post(
                "/v1/notifications",
                "{\"callee\":\"+8615400031972\",\"items\":[{\"file\":\"a.wav\",\"collectDigits\":1}]}",
                Map.of())
            .body()
            .path("id")
            .asText();
    assertThat(data(only(told(pressed, "call.settled"), "call.digits")).path("digits").asText())
        .isEqualTo("1");

    facade.script("{\"number\":\"+8615400010973\",\"refuse\":\"1010023\"}");
    Answer refused = facade.placeCallback("+8615400000973", "+8615400010973");
    String failed = refused.body().path("callId").asText();
    assertThat(told(failed, "call.settled").stream().map(Received::type))
        .containsExactly("call.failed", "call.settled");
  }

  @Test
  void anEndpointIsToldWhatItAskedFor() {
    endpoint(receiver.url() + "/some", "\"events\":[\"call.ended\"],\"apps\":[\"courier\"],");
    endpoint(receiver.url() + "/other", "\"apps\":[\"notice\"],");
    JsonNode only = endpoint(receiver.url() + "/only", "\"events\":[\"call.settled\"],");
    String id = only.path("endpoint").path("id").asText();

    String call = callback("+8615400000974", "+8615400010974", "");
    String alone = callback("+8615400000975", "+8615400010975", "\"webhook\":\"" + id + "\",");

    told(alone, "call.settled");
    told(call, "call.settled");
    assertThat(receiver.ofCall(call).stream().map(Received::path))
        .containsExactlyInAnyOrder("/hook/some", "/hook/only");
    assertThat(receiver.ofCall(alone).stream().map(Received::path)).containsExactly("/hook/only");
    Answer unknown =
        facade.placeCallback(
            "{\"caller\":\"+8615400000976\",\"callee\":\"+8615400010976\",\"webhook\":\"0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e40\"}");
    assertThat(unknown.status()).isEqualTo(422);
    assertThat(unknown.body().at("/errors/0/field").asText()).isEqualTo("webhook");
  }

  @Test
  void wholeNumbersAreToldOnlyWhereThatIsAllowed() throws Exception {
    endpoint(receiver.url(), "\"revealNumbers\":true,\"events\":[\"call.ended\"],");

    String call = callback("+8615400000977", "+8615400010977", "");

    JsonNode data = data(only(told(call, "call.ended"), "call.ended"));
    assertThat(data.path("caller").asText()).isEqualTo("+8615400000977");
    assertThat(data.path("callee").asText()).isEqualTo("+8615400010977");
    assertThat(new Traces(database).tablesHolding("15400010977")).isEmpty();
  }

  @Test
  void bothSecretsSignForADayAfterARotation() throws Exception {
    JsonNode first = endpoint(receiver.url(), "");
    String id = first.path("endpoint").path("id").asText();
    JsonNode second = post("/" + id + "/rotate", "").body();

    Received event = tested(id);

    event.verify(first.path("secret").asText());
    event.verify(second.path("secret").asText());
    assertThat(second.path("secret")).isNotEqualTo(first.path("secret"));
    assertThat(second.at("/endpoint/previousSecretUntil").isNull()).isFalse();
    JsonNode third = post("/" + id + "/rotate", "").body();
    Received later = tested(id);
    assertThatCode(() -> later.verify(third.path("secret").asText())).doesNotThrowAnyException();
    assertThatThrownBy(() -> later.verify(first.path("secret").asText()))
        .isInstanceOf(WebhookVerificationException.class);
  }

  @Test
  void whatFailsIsAttemptedAgainWithTheSameIdAndItsAnswersAreKept() {
    receiver.answering(
        request ->
            withId(request.header("webhook-id")).size() < 2
                ? Reply.of(503, "away\0" + "x".repeat(5000)).with("Retry-After", "1")
                : Reply.of(200, "thanks"));
    String id = endpoint(receiver.url(), "").at("/endpoint/id").asText();
    String event = post("/" + id + "/test", "{}").body().path("eventId").asText();

    await()
        .atMost(SOON)
        .until(() -> delivery(id, event).path("state").asText().equals("delivered"));

    assertThat(withId(event)).hasSize(2);
    JsonNode attempts = delivery(id, event).path("attempts");
    assertThat(attempts).hasSize(2);
    assertThat(attempts.at("/0/status").asInt()).isEqualTo(503);
    assertThat(attempts.at("/0/body").asText()).startsWith("awayx").hasSize(1023);
    assertThat(attempts.at("/1/body").asText()).isEqualTo("thanks");
    Duration between =
        Duration.between(
            java.time.Instant.parse(attempts.at("/0/at").asText()),
            java.time.Instant.parse(attempts.at("/1/at").asText()));
    assertThat(between).isBetween(Duration.ofSeconds(5), Duration.ofSeconds(8));
    assertThat(facade.get("/v1/webhook-endpoints/" + id).body().path("failingSince").isNull())
        .isTrue();
  }

  @Test
  void aRedirectIsNotFollowed() {
    receiver.answering(request -> Reply.of(302).with("Location", "/elsewhere"));
    String id = endpoint(receiver.url(), "").at("/endpoint/id").asText();
    String event = post("/" + id + "/test", "{}").body().path("eventId").asText();

    await().atMost(SOON).until(() -> !delivery(id, event).path("attempts").isEmpty());

    assertThat(delivery(id, event).at("/attempts/0/status").asInt()).isEqualTo(302);
    assertThat(delivery(id, event).path("state").asText()).isEqualTo("pending");
    assertThat(receiver.received().stream().map(Received::path)).containsOnly("/hook");
  }

  @Test
  void whoIsGoneIsToldNothingMoreAndTheOthersHearOfIt() {
    try (TestingReceiver other = TestingReceiver.start()) {
      receiver.answering(request -> Reply.of(410));
      String gone = endpoint(receiver.url(), "").at("/endpoint/id").asText();
      endpoint(other.url(), "\"events\":[\"webhook.disabled\"],");
      post("/" + gone + "/test", "{}");

      await().atMost(SOON).until(() -> !other.received().isEmpty());

      JsonNode told = other.received().getFirst().body();
      assertThat(told.at("/data/endpointId").asText()).isEqualTo(gone);
      assertThat(told.at("/data/reason").asText()).isEqualTo("gone");
      JsonNode endpoint = facade.get("/v1/webhook-endpoints/" + gone).body();
      assertThat(endpoint.path("state").asText()).isEqualTo("disabled");
      String missed = callback("+8615400000978", "+8615400010978", "");
      await().atMost(SOON).until(() -> facade.call(missed).path("settled").asBoolean());
      assertThat(receiver.ofCall(missed)).isEmpty();

      receiver.answering(request -> Reply.of(204));
      assertThat(post("/" + gone + "/resume", "").body().path("state").asText())
          .isEqualTo("active");
      assertThat(
              post("/" + gone + "/replay", "{\"callId\":\"" + missed + "\"}")
                  .body()
                  .path("events")
                  .asInt())
          .isEqualTo(8);
      assertThat(told(missed, "call.settled")).hasSize(8);
    }
  }

  @Test
  void whoFailsForDaysIsToldNothingMore() throws Exception {
    receiver.answering(request -> Reply.of(500));
    String id =
        endpoint(receiver.url(), "\"events\":[\"call.digits\"],").at("/endpoint/id").asText();
    String event = tested(id).header("webhook-id");
    await().atMost(SOON).until(() -> !delivery(id, event).path("attempts").isEmpty());
    assertThat(facade.get("/v1/webhook-endpoints/" + id).body().path("state").asText())
        .isEqualTo("active");
    try (Connection connection = database.getConnection();
        PreparedStatement older =
            connection.prepareStatement(
                "update webhook_endpoint set failing_since = failing_since - interval '5 days' where id = ?::uuid")) {
      older.setString(1, id);
      older.executeUpdate();
    }

    tested(id);

    await()
        .atMost(SOON)
        .until(
            () ->
                facade
                    .get("/v1/webhook-endpoints/" + id)
                    .body()
                    .path("disabledFor")
                    .asText()
                    .equals("failing"));
  }

  @Test
  void whatWaitsForAPausedEndpointIsSentWhenItIsResumed() {
    String id = endpoint(receiver.url(), "").at("/endpoint/id").asText();
    assertThat(post("/" + id + "/pause", "").body().path("state").asText()).isEqualTo("paused");
    String call = callback("+8615400000979", "+8615400010979", "");
    await().atMost(SOON).until(() -> facade.call(call).path("settled").asBoolean());
    assertThat(receiver.ofCall(call)).isEmpty();
    assertThat(deliveries(id, "?state=pending&callId=" + call)).hasSize(8);

    post("/" + id + "/resume", "");

    assertThat(told(call, "call.settled").stream().map(e -> data(e).path("sequence").asInt()))
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
    JsonNode ended = deliveries(id, "?state=delivered&callId=" + call).get(0);
    post("/" + id + "/deliveries/" + ended.path("eventId").asText() + "/resend", "");
    await().atMost(SOON).until(() -> receiver.ofCall(call).size() == 9);
    assertThat(receiver.ofCall(call).getLast().header("webhook-id"))
        .isEqualTo(ended.path("eventId").asText());
  }

  @Test
  void aReceiverThatNeverAnswersDelaysNobodyElse() {
    CountDownLatch end = new CountDownLatch(1);
    try (TestingReceiver slow = TestingReceiver.start()) {
      slow.answering(
          request -> {
            await().atMost(Duration.ofMinutes(1)).until(() -> end.getCount() == 0);
            return Reply.of(204);
          });
      endpoint(slow.url(), "");
      endpoint(receiver.url(), "");

      String call = callback("+8615400000980", "+8615400010980", "");

      told(call, "call.settled");
      assertThat(slow.ofCall(call)).as("one of a call at a time").hasSize(1);
      end.countDown();
      await().atMost(SOON).until(() -> slow.ofCall(call).size() == 8);
    }
  }

  @Test
  void anErasedCallIsErasedInItsEventsToo() throws Exception {
    String id = endpoint(receiver.url(), "").at("/endpoint/id").asText();
    String call = callback("+8615400000981", "+8615400010981", "");
    told(call, "call.settled");

    facade.post("/v1/erasures", "{\"callId\":\"" + call + "\",\"reason\":\"asked\"}", Map.of());
    await().atMost(SOON).until(() -> !facade.call(call).path("erasedAt").isNull());
    post("/" + id + "/replay", "{\"callId\":\"" + call + "\"}");

    await().atMost(SOON).until(() -> receiver.ofCall(call).size() == 16);
    assertThat(receiver.ofCall(call).subList(8, 16))
        .allMatch(event -> data(event).path("callee").asText().equals("****"));
    assertThat(new Traces(database).tablesHolding("****0981")).isEmpty();
  }

  @Test
  void badInputIsToldClearly() {
    assertInvalid("{\"url\":\"http//x\"}", "url");
    assertInvalid("{\"url\":\"ftp://127.0.0.1/x\"}", "url");
    assertInvalid("{\"url\":\"https://user:secret@example.com/x\"}", "url");
    assertInvalid("{\"url\":\"https://example.com/x#y\"}", "url");
    assertInvalid("{\"url\":\"https://127.0.0.1/x\",\"events\":[\"call.sung\"]}", "events");
    assertInvalid("{\"url\":\"https://127.0.0.1/x\",\"events\":[]}", "events");
    assertInvalid("{\"url\":\"https://127.0.0.1/x\",\"apps\":[\"nobody\"]}", "apps");
    assertThat(facade.get("/v1/webhook-endpoints/0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e40").code())
        .isEqualTo("not-found");
    String id = endpoint(receiver.url(), "").at("/endpoint/id").asText();
    assertThat(post("/" + id + "/replay", "{}").code()).isEqualTo("invalid-fields");
    assertThat(post("/" + id + "/test", "{\"type\":\"x\"}").code()).isEqualTo("invalid-fields");
    assertThat(facade.get("/v1/webhook-endpoints/" + id + "/deliveries?state=lost").code())
        .isEqualTo("malformed-parameter");
    assertThat(
            post("/" + id + "/deliveries/0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e40/resend", "").code())
        .isEqualTo("not-found");
  }

  @Test
  void endpointsAreAuditedAndKeptWithinTheAppsOfAKey() {
    String id = endpoint(receiver.url(), "").at("/endpoint/id").asText();
    post("/" + id + "/pause", "");
    Answer key =
        facade.post(
            "/v1/keys",
            "{\"name\":\"hooks\",\"scopes\":[\"webhooks:write\",\"webhooks:read\",\"calls:read\"],\"apps\":[\"courier\"]}",
            Map.of());
    TestingFacade one = facade.with(key.body().path("secret").asText());

    assertThat(one.get("/v1/webhook-endpoints/" + id).status()).isEqualTo(404);
    assertThat(one.get("/v1/webhook-endpoints").body().path("items")).isEmpty();
    assertThat(create(one, "{\"url\":\"" + receiver.url() + "\"}").status()).isEqualTo(403);
    assertThat(
            create(
                    one,
                    "{\"url\":\"%s\",\"apps\":[\"courier\"],\"revealNumbers\":true}"
                        .formatted(receiver.url()))
                .status())
        .isEqualTo(403);
    Answer own = create(one, "{\"url\":\"%s\",\"apps\":[\"courier\"]}".formatted(receiver.url()));
    assertThat(own.status()).isEqualTo(201);
    String ownId = own.body().at("/endpoint/id").asText();
    assertThat(one.get(URI.create(own.header("Location")).getPath()).body())
        .isEqualTo(own.body().path("endpoint"));
    assertThat(one.delete("/v1/webhook-endpoints/" + ownId).status()).isEqualTo(200);
    assertThat(one.get("/v1/webhook-endpoints/" + ownId).status()).isEqualTo(404);
    assertThat(facade.audited("webhook/" + id))
        .extracting(entry -> entry.path("action").asText())
        .containsExactly("webhook.paused", "webhook.created");
  }

  /** An example that was sent to that endpoint. */
  private Received tested(String id) {
    String event =
        post("/" + id + "/test", "{\"type\":\"bill.rated\"}").body().path("eventId").asText();
    await().atMost(SOON).until(() -> !withId(event).isEmpty());
    return withId(event).getFirst();
  }

  private List<Received> withId(String event) {
    return receiver.received().stream()
        .filter(request -> request.header("webhook-id").equals(event))
        .toList();
  }

  private void assertInvalid(String body, String field) {
    Answer answer = create(facade, body);
    assertThat(answer.status()).as(body).isEqualTo(422);
    assertThat(answer.body().at("/errors/0/field").asText()).as(body).startsWith(field);
  }

  private static Answer create(TestingFacade by, String body) {
    return by.post("/v1/webhook-endpoints", body, Map.of());
  }

  private JsonNode endpoint(String url, String more) {
    Answer answer = create(facade, "{%s\"url\":\"%s\"}".formatted(more, url));
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
    made.add(answer.body().at("/endpoint/id").asText());
    return answer.body();
  }

  private Answer post(String path, String body) {
    return facade.post("/v1/webhook-endpoints" + path, body, Map.of());
  }

  private JsonNode delivery(String id, String event) {
    return facade.get("/v1/webhook-endpoints/" + id + "/deliveries/" + event).body();
  }

  private JsonNode deliveries(String id, String query) {
    return facade.get("/v1/webhook-endpoints/" + id + "/deliveries" + query).body().path("items");
  }

  private String callback(String caller, String callee, String more) {
    Answer answer =
        facade.placeCallback(
            "{%s\"caller\":\"%s\",\"callee\":\"%s\"}".formatted(more, caller, callee));
    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(201);
    return answer.body().path("id").asText();
  }

  /** What came about the call, once that came. */
  private List<Received> told(String call, String last) {
    await()
        .atMost(SOON)
        .until(() -> receiver.ofCall(call).stream().anyMatch(event -> event.type().equals(last)));
    return receiver.ofCall(call);
  }

  private static Received only(List<Received> events, String type) {
    List<Received> found = events.stream().filter(event -> event.type().equals(type)).toList();
    assertThat(found).hasSize(1);
    return found.getFirst();
  }

  private static JsonNode data(Received event) {
    return event.body().path("data");
  }
}
