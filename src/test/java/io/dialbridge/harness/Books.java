package io.dialbridge.harness;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What everybody wrote down in a run: the client, the twin and the service's database. {@link
 * Comparison} says where they disagree.
 *
 * @param mistakes how often the service answered the client with status 500
 */
record Books(
    List<Answered> answers,
    long mistakes,
    List<Asked> requests,
    List<Ran> ran,
    List<Pushed> pushes,
    List<Ended> ended,
    Kept kept) {

  /**
   * The client: what it was answered in the end.
   *
   * @param status 0: nothing that counts
   * @param ending the status that the call's bill must give it
   */
  record Answered(String key, int status, String callId, String ending) {}

  /**
   * The twin: a request for a call.
   *
   * @param at when it was decided
   * @param resultcode null: none was decided
   * @param rang whether a phone rang for it
   */
  record Asked(String app, String callId, Instant at, @Nullable String resultcode, boolean rang) {}

  /**
   * The twin: a call that rang, and for how long it took its ports.
   *
   * @param endedAt null: it goes on
   */
  record Ran(String app, int ports, Instant startedAt, @Nullable Instant endedAt) {}

  /**
   * The twin: a push it sent.
   *
   * @param body as sent
   * @param attempts how many tries have ended
   */
  record Pushed(String app, String body, int attempts, boolean acknowledged) {
    /** A bill is pushed once and then six times again, a status once. */
    private static final int TRIES_OF_BILLS = 7;

    boolean isUnderWay() {
      boolean bill = body.startsWith("{\"eventType\":\"fee\"");
      return !acknowledged && attempts < (bill ? TRIES_OF_BILLS : 1);
    }
  }

  /** The twin: a call that ended, and whether a push with its bill was acknowledged. */
  record Ended(String callId, boolean acknowledged) {}

  /** What the service's database holds. */
  record Kept(
      List<Stored> stored,
      List<Call> calls,
      List<Bill> bills,
      List<Content> contents,
      List<Turn> turns,
      long unread,
      long quarantined) {}

  /**
   * A stored push.
   *
   * @param sha256 of its bytes, in hex
   */
  record Stored(String app, String sha256, Instant receivedAt) {}

  /**
   * A call.
   *
   * @param facts how many of each type it has learnt
   */
  record Call(
      String id,
      String key,
      String kind,
      boolean collectsDigits,
      String status,
      boolean settled,
      Set<String> missing,
      Map<String, Long> facts) {}

  /**
   * What a call learnt on its way to the platform: a fact of type queued, submitted, postponed,
   * no_capacity, withdrawn, accepted or refused.
   *
   * @param until of a queued one: the end of its patience
   * @param code with which the platform refused
   */
  record Turn(
      String app,
      String callId,
      String type,
      Instant at,
      @Nullable Instant until,
      @Nullable String code) {}

  /** A call's bill. */
  record Bill(String callId, @Nullable BigDecimal cost) {}

  /** One content of a call's bill: its members as text. */
  record Content(String callId, Map<String, String> members) {}

  /** Adds what the twin's ledger tells of calls and pushes. */
  static Books of(List<Answered> answers, long mistakes, List<JsonNode> ledger, Kept kept) {
    return new Books(
        answers,
        mistakes,
        entries(ledger, "request").map(Books::asked).toList(),
        entries(ledger, "call").map(Books::ran).toList(),
        entries(ledger, "push").map(Books::pushed).toList(),
        entries(ledger, "bill").map(Books::ended).toList(),
        kept);
  }

  /** Whether the twin still has something to push. */
  boolean isUnderWay() {
    return pushes.stream().anyMatch(Pushed::isUnderWay);
  }

  long acknowledged() {
    return pushes.stream().filter(Pushed::acknowledged).count();
  }

  BigDecimal sum() {
    return kept.bills().stream()
        .map(Bill::cost)
        .filter(Objects::nonNull)
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static Stream<JsonNode> entries(List<JsonNode> ledger, String type) {
    return ledger.stream().filter(entry -> entry.path("type").asText().equals(type));
  }

  private static Asked asked(JsonNode entry) {
    return new Asked(
        entry.path("app").asText(),
        entry.path("userData").asText(),
        Instant.parse(entry.path("at").asText()),
        entry.path("resultcode").isNull() ? null : entry.path("resultcode").asText(),
        entry.path("callPlaced").asBoolean());
  }

  private static Ran ran(JsonNode entry) {
    JsonNode end = entry.path("endedAt");
    return new Ran(
        entry.path("app").asText(),
        entry.path("ports").asInt(),
        Instant.parse(entry.path("startedAt").asText()),
        end.isNull() ? null : Instant.parse(end.asText()));
  }

  private static Pushed pushed(JsonNode entry) {
    return new Pushed(
        entry.path("app").asText(),
        entry.path("body").asText(),
        entry.path("attempts").size(),
        entry.path("acknowledged").asBoolean());
  }

  private static Ended ended(JsonNode entry) {
    return new Ended(
        entry.path("fee").path("userData").asText(), entry.path("acknowledged").asBoolean());
  }
}
