package io.dialbridge.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dialbridge.calls.CallStatus;
import io.dialbridge.harness.Books.Bill;
import io.dialbridge.harness.Books.Call;
import io.dialbridge.harness.WebhookBooks.Event;
import io.dialbridge.harness.WebhookBooks.Received;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Everything that was told was received, at least once and always the same, nothing else was, and
 * what is told of a call is numbered without a gap and agrees with the call.
 */
final class WebhookComparison {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<String> ENDS = Set.of("call.ended", "call.failed");

  private final WebhookBooks books;
  private final Map<String, Event> events = new HashMap<>();
  private final List<String> differences = new ArrayList<>();

  private WebhookComparison(WebhookBooks books) {
    this.books = books;
    books.events().forEach(event -> events.put(event.id(), event));
  }

  static List<String> of(WebhookBooks books, Books.Kept kept) {
    WebhookComparison comparison = new WebhookComparison(books);
    comparison.compareReceived();
    comparison.compareSequences();
    comparison.compareCalls(kept);
    comparison.expect(0, books.unsigned(), "webhooks not signed well");
    comparison.expect(0, books.undelivered(), "webhooks not delivered");
    return comparison.differences;
  }

  private void compareReceived() {
    Map<String, String> bodies = new HashMap<>();
    for (Received received : books.received()) {
      String before = bodies.putIfAbsent(received.id(), received.body());
      if (before != null && !before.equals(received.body())) {
        differ("an event came with two bodies: " + received.id());
      }
    }
    bodies.forEach(this::compareBody);
    events.values().stream()
        .filter(event -> !bodies.containsKey(event.id()))
        .forEach(event -> differ("an event was never received: " + event));
  }

  private void compareBody(String id, String body) {
    Event event = events.get(id);
    if (event == null) {
      differ("an event was received that nobody told: " + body);
      return;
    }
    JsonNode told = parse(body);
    if (!told.path("id").asText().equals(id)
        || !told.path("type").asText().equals(event.type())
        || !told.path("data").equals(parse(event.data()))) {
      differ("an event was received that is not as it was told: %s, %s".formatted(event, body));
    }
  }

  private void compareSequences() {
    Map<String, List<Integer>> sequences =
        books.events().stream()
            .filter(event -> event.callId() != null)
            .collect(
                Collectors.groupingBy(
                    Event::callId,
                    Collectors.mapping(
                        event -> Objects.requireNonNull(event.sequence()), Collectors.toList())));
    Set<String> calls = new HashSet<>(books.told().keySet());
    calls.addAll(sequences.keySet());
    for (String call : calls) {
      List<Integer> told = sequences.getOrDefault(call, List.of()).stream().sorted().toList();
      List<Integer> counted =
          IntStream.rangeClosed(1, books.told().getOrDefault(call, 0)).boxed().toList();
      if (!told.equals(counted)) {
        differ("a call's events are %s instead of %s: %s".formatted(told, counted, call));
      }
    }
  }

  private void compareCalls(Books.Kept kept) {
    Map<String, Map<String, Long>> types =
        books.events().stream()
            .filter(event -> event.callId() != null)
            .collect(
                Collectors.groupingBy(
                    Event::callId, Collectors.groupingBy(Event::type, Collectors.counting())));
    Set<String> billed = kept.bills().stream().map(Bill::callId).collect(Collectors.toSet());
    Set<String> known = new HashSet<>();
    for (Call call : kept.calls()) {
      known.add(call.id());
      Map<String, Long> told = types.getOrDefault(call.id(), Map.of());
      boolean over = CallStatus.ofWord(call.status()).orElseThrow().isOver();
      long ends = ENDS.stream().mapToLong(end -> told.getOrDefault(end, 0L)).sum();
      expect(over ? 1 : 0, ends, "ends told of a call, " + call);
      expect(
          call.settled() ? 1 : 0, told.getOrDefault("call.settled", 0L), "call.settled, " + call);
      expect(
          billed.contains(call.id()) ? 1 : 0,
          told.getOrDefault("bill.rated", 0L),
          "bill.rated, " + call);
    }
    types.keySet().stream()
        .filter(call -> !known.contains(call))
        .forEach(call -> differ("events were told of a call that is not there: " + call));
  }

  private void expect(long expected, long actual, String what) {
    if (expected != actual) {
      differ("%s: %d instead of %d".formatted(what, actual, expected));
    }
  }

  private void differ(String difference) {
    differences.add(difference);
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
