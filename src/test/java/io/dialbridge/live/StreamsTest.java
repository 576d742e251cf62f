package io.dialbridge.live;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TestingFacade.Answer;
import io.dialbridge.testing.TestingStream;
import io.dialbridge.testing.TestingStream.Message;
import io.dialbridge.testing.TwinBeside;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Calls are watched, over real HTTP. */
@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
class StreamsTest {
  private static final Map<String, String> KEY = TestingStream.bearer(TestingFacade.KEY);

  private final TestingFacade facade = TestingFacade.ofTest();

  @Test
  void aCallIsWatchedToItsEnd() throws Exception {
    String call = callback("+8615400000981", "+8615400010981");
    try (TestingStream stream = TestingStream.open(path(call), KEY)) {
      assertThat(stream.status()).isEqualTo(200);
      assertThat(stream.header("Content-Type")).startsWith("text/event-stream");
      List<Message> all = stream.all();

      Message snapshot = all.getFirst();
      assertThat(snapshot.event()).isEqualTo("snapshot");
      assertThat(snapshot.data().at("/call/id").asText()).isEqualTo(call);
      int known = Integer.parseInt(snapshot.id());
      List<Message> changes = all.subList(1, all.size() - 1);
      assertThat(changes).isNotEmpty().allMatch(change -> change.event().equals("change"));
      assertThat(changes.stream().map(change -> change.data().at("/event/sequence").asInt()))
          .isEqualTo(IntStream.rangeClosed(known + 1, known + changes.size()).boxed().toList());
      assertThat(changes.stream().map(Message::id))
          .isEqualTo(changes.stream().map(it -> it.data().at("/event/sequence").asText()).toList());
      assertThat(all.getLast().event()).isEqualTo("end");
      assertThat(all.getLast().data().path("reason").asText()).isEqualTo("settled");
      assertThat(changes.getLast().data().path("call")).isEqualTo(facade.call(call));
      JsonNode history = facade.get("/v1/calls/" + call + "/events").body().path("items");
      assertThat(changes.stream().map(change -> change.data().path("event")))
          .isEqualTo(StreamSupport.stream(history.spliterator(), false).skip(known).toList());
    }
  }

  @Test
  void whatIsSettledIsShownAndEnds() throws Exception {
    String call = settled("+8615400000982", "+8615400010982");

    try (TestingStream stream = TestingStream.open(path(call), KEY)) {
      Message snapshot = stream.next();
      assertThat(snapshot.data().path("call")).isEqualTo(facade.call(call));
      assertThat(stream.next().data().path("reason").asText()).isEqualTo("settled");
      try (TestingStream again = TestingStream.open(path(call), after(snapshot.id()))) {
        assertThat(again.status()).as("EventSource stops then").isEqualTo(204);
      }
    }
  }

  @Test
  void aStreamIsResumedBehindWhatWasSeen() throws Exception {
    String call = settled("+8615400000983", "+8615400010983");
    int events = facade.get("/v1/calls/" + call + "/events").body().path("items").size();

    try (TestingStream stream = TestingStream.open(path(call), after("2"))) {
      List<Message> all = stream.all();
      assertThat(all.stream().map(Message::id).limit(all.size() - 1))
          .isEqualTo(IntStream.rangeClosed(3, events).mapToObj(Integer::toString).toList());
      assertThat(all.getLast().event()).isEqualTo("end");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"nonsense", "99", "-1", "99999999999999999999"})
  void anIdThatIsNoneOfOursBeginsAnew(String id) throws Exception {
    String call = settled("+8615400000984", "+8615400010984");

    try (TestingStream stream = TestingStream.open(path(call), after(id))) {
      assertThat(stream.next().event()).isEqualTo("snapshot");
    }
    try (TestingStream stream = TestingStream.open("/v1/stream", after(id))) {
      assertThat(stream.next().event()).isEqualTo("snapshot");
    }
  }

  @Test
  void allCallsAreWatchedEachChangeOnceAndResumed() throws Exception {
    String old = settled("+8615400000985", "+8615400010985");
    try (TestingStream stream = TestingStream.open("/v1/stream", KEY)) {
      Message snapshot = stream.next();
      assertThat(snapshot.event()).isEqualTo("snapshot");
      assertThat(snapshot.data().path("items").findValuesAsText("id")).contains(old);

      String first = callback("+8615400000986", "+8615400010986");
      String second = callback("+8615400000987", "+8615400010987");
      List<Message> toFirst = changes(stream, first, second);
      Message middle = toFirst.get(toFirst.size() / 2);

      for (String call : List.of(first, second)) {
        int events = facade.get("/v1/calls/" + call + "/events").body().path("items").size();
        assertThat(of(call, toFirst)).isEqualTo(IntStream.rangeClosed(1, events).boxed().toList());
      }
      try (TestingStream resumed = TestingStream.open("/v1/stream", after(middle.id()))) {
        List<Message> rest = toFirst.subList(toFirst.indexOf(middle) + 1, toFirst.size());
        for (Message expected : rest) {
          Message came = resumed.next();
          assertThat(came.id()).isEqualTo(expected.id());
          assertThat(came.data().path("event")).isEqualTo(expected.data().path("event"));
        }
      }
    }
  }

  /** Until both are settled. */
  private List<Message> changes(TestingStream stream, String first, String second)
      throws InterruptedException {
    List<Message> changes = new ArrayList<>();
    List<String> open = new ArrayList<>(List.of(first, second));
    while (!open.isEmpty()) {
      Message change = stream.next();
      assertThat(change.event()).isEqualTo("change");
      JsonNode call = change.data().path("call");
      if (List.of(first, second).contains(call.path("id").asText())) {
        changes.add(change);
        int last =
            facade
                .get("/v1/calls/" + call.path("id").asText() + "/events")
                .body()
                .path("items")
                .size();
        if (call.path("settled").asBoolean()
            && change.data().at("/event/sequence").asInt() == last) {
          open.remove(call.path("id").asText());
        }
      }
    }
    return changes;
  }

  private static List<Integer> of(String call, List<Message> changes) {
    return changes.stream()
        .filter(change -> change.data().at("/call/id").asText().equals(call))
        .map(change -> change.data().at("/event/sequence").asInt())
        .toList();
  }

  @Test
  void aClientTokenWatchesItsCallByAQueryParameterToo() throws Exception {
    String call = settled("+8615400000988", "+8615400010988");
    String other = settled("+8615400000989", "+8615400010989");
    String token =
        facade
            .post(
                "/v1/client-tokens",
                "{\"subject\":\"user-1\",\"kinds\":[],\"watch\":\"%s\"}".formatted(call),
                Map.of())
            .body()
            .path("token")
            .asText();

    for (int time = 0; time < 2; time++) {
      try (TestingStream stream =
          TestingStream.open(path(call) + "?access_token=" + token, Map.of())) {
        assertThat(stream.next().data().at("/call/id").asText()).isEqualTo(call);
      }
    }
    assertThat(status(path(other) + "?access_token=" + token)).isEqualTo(404);
    assertThat(status("/v1/stream?access_token=" + token)).isEqualTo(401);
    assertThat(status("/v1/calls/" + call + "?access_token=" + token)).isEqualTo(401);
    assertThat(status(path(call) + "?access_token=" + TestingFacade.KEY)).isEqualTo(401);
    assertThat(status(path(call) + "?access_token=a.b.c")).isEqualTo(401);
    assertThat(status(path(call))).isEqualTo(401);
    try (TestingStream all = TestingStream.open("/v1/stream", TestingStream.bearer(token))) {
      JsonNode seen = all.next().data().path("items");
      assertThat(seen).hasSize(1);
      assertThat(seen.at("/0/id").asText()).isEqualTo(call);
    }
  }

  @Test
  void whoMayNotSeeIsNotToldAnything() throws Exception {
    Answer made =
        facade.post(
            "/v1/keys",
            "{\"name\":\"watcher\",\"scopes\":[\"calls:read\"],\"apps\":[\"notice\"]}",
            Map.of());
    Map<String, String> notice = TestingStream.bearer(made.body().path("secret").asText());
    try (TestingStream stream = TestingStream.open("/v1/stream", notice)) {
      assertThat(stream.next().event()).isEqualTo("snapshot");
      settled("+8615400000991", "+8615400010991");
      String seen =
          facade
              .post(
                  "/v1/notifications",
                  "{\"callee\":\"+8615400010991\",\"items\":[{\"file\":\"a.wav\"}]}",
                  Map.of())
              .body()
              .path("id")
              .asText();
      assertThat(stream.next().data().at("/call/id").asText()).isEqualTo(seen);
    }
  }

  private static int status(String path) throws Exception {
    try (TestingStream stream = TestingStream.open(path, Map.of())) {
      return stream.status();
    }
  }

  private static Map<String, String> after(String id) {
    return Map.of("Authorization", "Bearer " + TestingFacade.KEY, "Last-Event-ID", id);
  }

  private static String path(String call) {
    return "/v1/calls/" + call + "/stream";
  }

  private String callback(String caller, String callee) {
    Answer placed = facade.placeCallback(caller, callee);
    assertThat(placed.status()).as(placed.raw().body()).isEqualTo(201);
    return placed.body().path("id").asText();
  }

  private String settled(String caller, String callee) throws Exception {
    String call = callback(caller, callee);
    try (TestingStream stream = TestingStream.open(path(call), KEY)) {
      stream.next(message -> message.event().equals("end"));
    }
    return call;
  }
}
