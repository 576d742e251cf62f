package io.dialbridge.harness;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dialbridge.harness.Books.Answered;
import io.dialbridge.harness.Books.Asked;
import io.dialbridge.harness.Books.Bill;
import io.dialbridge.harness.Books.Call;
import io.dialbridge.harness.Books.Content;
import io.dialbridge.harness.Books.Ended;
import io.dialbridge.harness.Books.Pushed;
import io.dialbridge.harness.Books.Stored;
import io.dialbridge.harness.Books.Turn;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where the books of a run disagree; nothing, if every promise was kept. What may be:
 *
 * <ul>
 *   <li>A push that the twin has no acknowledgement of may be stored: it was committed, and the
 *       answer got lost. It must not be stored twice.
 *   <li>A status push that was not acknowledged may be lost: the platform sends it once. The call
 *       then names what it lacks in {@code missing}.
 *   <li>A call is not settled when none of its bills is stored: the platform never pushed it, or
 *       every one of its seven tries failed. It is settled by its deadline hours later.
 *   <li>A call may be sent again after a refusal for which it was put back into the queue.
 *   <li>A call for which no phone rang is unconfirmed, when the process that was to place it was
 *       killed or the platform closed the connection.
 * </ul>
 */
final class Comparison {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Set<String> OVER =
      Set.of("completed", "no_answer", "busy", "rejected", "failed", "canceled");

  private final Books books;
  private final List<String> differences = new ArrayList<>();

  /** Of each call: what the stored pushes say. */
  private final Map<String, Told> told = new HashMap<>();

  private Comparison(Books books) {
    this.books = books;
  }

  /** What the stored pushes say of a call: each thing once, however often it was pushed. */
  private static final class Told {
    private final Map<String, Long> facts = new HashMap<>();
    private final Map<Map<String, String>, Instant> contents = new HashMap<>();
    private final Map<Map<String, String>, JsonNode> fees = new HashMap<>();
    private final StringBuilder keys = new StringBuilder();
    private boolean noKeys;

    void fact(String type) {
      facts.merge(type, 1L, Long::sum);
    }

    boolean has(String type) {
      return facts.containsKey(type);
    }

    void bill(JsonNode fee, Instant receivedAt) {
      Map<String, String> content = members(fee);
      contents.merge(content, receivedAt, (one, other) -> one.isBefore(other) ? one : other);
      fees.put(content, fee);
    }

    /**
     * Whether keys were pressed, by the bill, that no stored push tells; or nothing tells whether
     * any were (ulFailReason 100: none in time).
     */
    boolean keysWereLost() {
      JsonNode bill = billInForce();
      int pressed = bill.path("dynIVRPath").asText().replace("-", "").length();
      boolean told = !keys.isEmpty() || noKeys || bill.path("ulFailReason").asInt() == 100;
      return !told || keys.length() < pressed;
    }

    /** The content received last is in force. */
    JsonNode billInForce() {
      Map<String, String> last =
          contents.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
      return fees.get(last);
    }
  }

  static List<String> of(Books books) {
    Comparison comparison = new Comparison(books);
    comparison.comparePushes();
    comparison.compareAnswers();
    comparison.compareRequests();
    comparison.compareCalls();
    comparison.compareBills();
    comparison.compareSums();
    comparison.expect(0, books.mistakes(), "answers with status 500");
    comparison.expect(0, books.kept().unread(), "pushes unread");
    comparison.expect(0, books.kept().quarantined(), "pushes in quarantine");
    return comparison.differences;
  }

  private void comparePushes() {
    Map<String, List<Stored>> stored =
        grouped(books.kept().stored(), push -> push.app() + " " + push.sha256());
    Map<String, List<Pushed>> sent =
        grouped(books.pushes(), push -> push.app() + " " + sha256(push.body()));
    sent.forEach(
        (name, copies) -> {
          Pushed push = copies.getFirst();
          List<Stored> kept = stored.getOrDefault(name, List.of());
          if (kept.isEmpty() && copies.stream().anyMatch(Pushed::acknowledged)) {
            differ("an acknowledged push is lost: " + push.body());
          }
          if (kept.size() > 1) {
            differ("a push is stored " + kept.size() + " times: " + push.body());
          }
          if (!kept.isEmpty()) {
            tell(push, kept.getFirst().receivedAt());
          }
        });
    stored.keySet().stream()
        .filter(name -> !sent.containsKey(name))
        .forEach(name -> differ("a push is stored that nobody sent: " + name));
    books.pushes().stream()
        .filter(Pushed::isUnderWay)
        .forEach(push -> differ("a push is still under way: " + push.body()));
  }

  private void tell(Pushed push, Instant receivedAt) {
    JsonNode message = parse(push.body());
    String event = message.path("eventType").asText();
    if (event.equals("fee")) {
      message.path("feeLst").forEach(fee -> told(fee).bill(fee, receivedAt));
      return;
    }
    JsonNode status = message.path("statusInfo");
    Told call = told(status);
    switch (event) {
      case "callout", "alerting", "answer" -> call.fact("step_reached");
      case "collectInfo" -> {
        call.fact("digits_collected");
        call.keys.append(status.path("digitInfo").asText());
      }
      case "disconnect" -> {
        call.fact("disconnected");
        if (status.path("stateCode").asInt() == 8008) { // "no key within 5 s"
          call.fact("digits_collected");
          call.noKeys = true;
        }
      }
      default -> differ("the twin sent a push of an unknown event: " + push.body());
    }
  }

  private Told told(JsonNode ofCall) {
    return told.computeIfAbsent(ofCall.path("userData").asText(), call -> new Told());
  }

  private void compareAnswers() {
    Map<String, List<Call>> calls = grouped(books.kept().calls(), Call::key);
    Set<String> asked = new HashSet<>();
    for (Answered answer : books.answers()) {
      asked.add(answer.key());
      List<Call> ofKey = calls.getOrDefault(answer.key(), List.of());
      if (answer.status() == 0) {
        differ("a client had no answer: " + answer.key());
      } else if (ofKey.isEmpty()) {
        differ(
            "a client had answer %d for a call that is not kept: %s"
                .formatted(answer.status(), answer.key()));
      } else if (!ofKey.getFirst().id().equals(answer.callId())) {
        differ("a client was told of another call than " + ofKey.getFirst().id());
      }
    }
    calls.forEach(
        (key, ofKey) -> {
          if (!asked.contains(key)) {
            differ("a call is kept that nobody asked for: " + ofKey.getFirst().id());
          }
          if (ofKey.size() > 1) {
            differ("one key has " + ofKey.size() + " calls: " + key);
          }
        });
  }

  private void compareRequests() {
    Map<String, Long> putBack =
        books.kept().turns().stream()
            .filter(turn -> turn.type().equals("postponed"))
            .collect(Collectors.groupingBy(Turn::callId, Collectors.counting()));
    Set<String> known = books.kept().calls().stream().map(Call::id).collect(Collectors.toSet());
    grouped(books.requests(), Asked::callId)
        .forEach(
            (call, requests) -> {
              long rang = requests.stream().filter(Asked::rang).count();
              boolean rangLast = rang == 0 || requests.getLast().rang();
              if (requests.size() > 1 + putBack.getOrDefault(call, 0L) || rang > 1 || !rangLast) {
                differ(
                    "a call was sent to the platform %d times and rang %d times: %s"
                        .formatted(requests.size(), rang, call));
              }
              if (!known.contains(call)) {
                differ("the platform has a call that is not kept: " + call);
              }
            });
  }

  private void compareCalls() {
    Map<String, Asked> requests =
        grouped(books.requests(), Asked::callId).entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, asked -> asked.getValue().getLast()));
    Set<String> ended = books.ended().stream().map(Ended::callId).collect(Collectors.toSet());
    Map<String, String> endings =
        books.answers().stream().collect(Collectors.toMap(Answered::key, Answered::ending));
    for (Call call : books.kept().calls()) {
      Asked request = requests.get(call.id());
      Told pushes = told.getOrDefault(call.id(), new Told());
      compareFacts(call, pushes);
      if (request == null || !request.rang()) {
        compareSilent(call, request);
      } else if (!ended.contains(call.id())) {
        differ("a call goes on at the twin: " + call.id());
      } else if (pushes.contents.isEmpty()) {
        compareUnbilled(call, pushes);
      } else {
        compareBilled(call, pushes, endings.getOrDefault(call.key(), ""));
      }
    }
  }

  /** Each stored status push is one fact, and each content of a bill another. */
  private void compareFacts(Call call, Told pushes) {
    Map<String, Long> expected = new HashMap<>(pushes.facts);
    if (!pushes.contents.isEmpty()) {
      expected.put("billed", (long) pushes.contents.size());
    }
    for (String type : List.of("step_reached", "digits_collected", "disconnected", "billed")) {
      expect(
          expected.getOrDefault(type, 0L),
          call.facts().getOrDefault(type, 0L),
          "facts " + type + " of call " + call.id());
    }
  }

  /** No phone rang: refused, never sent, or not known to have been sent. */
  private void compareSilent(Call call, @Nullable Asked request) {
    boolean refused = request != null && request.resultcode() != null;
    boolean unconfirmed = call.status().equals("unconfirmed") && !call.settled();
    boolean failed = call.status().equals("failed") && call.settled();
    // What was refused may be unconfirmed as well: killed before the refusal was written down.
    if (!unconfirmed && !(failed && (refused || request == null))) {
      differ("a call that never rang is %s: %s".formatted(standing(call), call.id()));
    }
  }

  private void compareUnbilled(Call call, Told pushes) {
    boolean over = pushes.has("disconnected");
    if (call.settled() || over != OVER.contains(call.status())) {
      differ("a call without a bill is %s: %s".formatted(standing(call), call.id()));
    }
    if (over != call.missing().contains("bill")) {
      differ("a call without a bill misses %s: %s".formatted(call.missing(), call.id()));
    }
  }

  private void compareBilled(Call call, Told pushes, String ending) {
    if (!call.settled() || !call.status().equals(ending)) {
      differ(
          "a call with its bill is %s instead of %s: %s"
              .formatted(standing(call), ending, call.id()));
    }
    Set<String> missing = new HashSet<>();
    if (!pushes.has("disconnected")) {
      missing.addAll(Set.of("endedBy", "stateCode"));
    }
    if (call.collectsDigits() && ending.equals("completed") && pushes.keysWereLost()) {
      missing.add("digits");
    }
    if (!call.missing().equals(missing)) {
      differ("a call misses %s instead of %s: %s".formatted(call.missing(), missing, call.id()));
    }
  }

  private void compareBills() {
    Map<String, List<Bill>> bills = grouped(books.kept().bills(), Bill::callId);
    Map<String, List<Content>> contents = grouped(books.kept().contents(), Content::callId);
    Set<String> calls = new HashSet<>(bills.keySet());
    calls.addAll(contents.keySet());
    told.forEach(
        (call, pushes) -> {
          if (!pushes.contents.isEmpty()) {
            calls.add(call);
          }
        });
    for (String call : calls) {
      Told pushes = told.getOrDefault(call, new Told());
      List<Bill> ofCall = bills.getOrDefault(call, List.of());
      expect(pushes.contents.isEmpty() ? 0 : 1, ofCall.size(), "bills of call " + call);
      compareContents(call, pushes.contents.keySet(), contents.getOrDefault(call, List.of()));
      if (!ofCall.isEmpty() && !pushes.contents.isEmpty()) {
        compareCost(ofCall.getFirst(), ListPrice.of(pushes.billInForce()));
      }
    }
  }

  private void compareContents(String call, Set<Map<String, String>> pushed, List<Content> kept) {
    Set<Map<String, String>> distinct =
        kept.stream().map(Content::members).collect(Collectors.toSet());
    if (distinct.size() != kept.size()) {
      differ("a content of a bill is kept twice: " + call);
    }
    if (!distinct.equals(pushed)) {
      differ("the contents of a bill are not those that were pushed: " + call);
    }
  }

  private void compareCost(Bill bill, BigDecimal expected) {
    if (bill.cost() == null || bill.cost().compareTo(expected) != 0) {
      differ("a bill of %s instead of %s: %s".formatted(bill.cost(), expected, bill.callId()));
    }
  }

  private void compareSums() {
    BigDecimal theirs =
        told.values().stream()
            .filter(pushes -> !pushes.contents.isEmpty())
            .map(pushes -> ListPrice.of(pushes.billInForce()))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    if (theirs.compareTo(books.sum()) != 0) {
      differ("the bills sum up to %s instead of %s".formatted(books.sum(), theirs));
    }
  }

  private void expect(long expected, long actual, String what) {
    if (expected != actual) {
      differ("%s: %d instead of %d".formatted(what, actual, expected));
    }
  }

  private void differ(String difference) {
    differences.add(difference);
  }

  private static String standing(Call call) {
    return call.status() + (call.settled() ? ", settled" : ", not settled");
  }

  /** The members of a bill as text, without those that are empty. */
  private static Map<String, String> members(JsonNode fee) {
    Map<String, String> members = new HashMap<>();
    fee.properties()
        .forEach(
            member -> {
              if (!member.getValue().asText().isBlank()) {
                members.put(member.getKey(), member.getValue().asText());
              }
            });
    return members;
  }

  private static <T> Map<String, List<T>> grouped(List<T> all, Function<T, String> by) {
    return all.stream().collect(Collectors.groupingBy(by, LinkedHashMap::new, Collectors.toList()));
  }

  private static JsonNode parse(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  static String sha256(String text) {
    return sha256(text.getBytes(StandardCharsets.UTF_8));
  }

  static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
