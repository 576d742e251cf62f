package io.dialbridge.harness;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialbridge.testing.TestingFacade;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * What replicas do by the clock leaves one trace, though two run and each looks for work by itself:
 * calls learn once what only time tells, each erasure erases each call and each of its pushes once,
 * and a refusal stands in the audit log once. Nothing, if so.
 */
final class ScheduledWork {
  private static final int ERASURES = 30;
  private static final Duration MOST = Duration.ofSeconds(40);
  private static final String KEY = "scheduled-work";
  private static final String BY_ONE = "POST /v1/callbacks";
  private static final String BY_OTHER = "GET /v1/bills";

  private static final String TOLD_TWICE =
      """
      select count(*) from (
        select call_id from call_event where fact->>'type' in ('left_open', 'bill_overdue')
        group by call_id, fact->>'type' having count(*) > 1) as twice""";

  private static final String SETTLED =
      "select id from call_session where settled and erased_at is null order by id limit "
          + ERASURES;

  private static final String CALLS_ERASED =
      "select count(*) from call_session where erased_at is not null";
  private static final String PUSHES_ERASED =
      "select count(*) from push_inbox where data_key is null";

  private final List<TestingFacade> replicas;
  private final ServiceBooks service;
  private final List<String> differences = new ArrayList<>();

  private ScheduledWork(CrashRun run) {
    this.replicas = run.replicas();
    this.service = run.service();
  }

  static List<String> of(CrashRun run) throws InterruptedException, SQLException {
    ScheduledWork work = new ScheduledWork(run);
    work.expect(0, work.service.number(TOLD_TWICE), "calls that learnt twice what time tells");
    work.refuse();
    work.await("an entry of a refusal", () -> work.audited(BY_ONE) > 0);
    work.await("an entry of another refusal", () -> work.audited(BY_OTHER) > 0);
    work.erase();
    // Only now, when everybody has looked for work again and again.
    work.expect(1, work.audited(BY_ONE), "entries of a refusal by the one replica");
    work.expect(1, work.audited(BY_OTHER), "entries of a refusal by the other replica");
    return work.differences;
  }

  /** Each replica refuses once, something else, to a key that may do neither. */
  private void refuse() throws InterruptedException {
    String secret =
        replicas
            .getFirst()
            .post("/v1/keys", "{\"name\":\"%s\",\"scopes\":[\"manage\"]}".formatted(KEY), Map.of())
            .body()
            .path("secret")
            .asText();
    TestingFacade one = replicas.getFirst().with(secret);
    TestingFacade other = replicas.getLast().with(secret);
    await("a refusal", () -> one.post("/v1/callbacks", "{}", Map.of()).status() == 403);
    // That replica knows the key when it has read its keys again.
    await("another refusal", () -> other.get("/v1/bills").status() == 403);
  }

  private long audited(String operation) {
    long entries = 0;
    for (JsonNode entry :
        replicas.getFirst().get("/v1/audit?limit=200&actor=" + KEY).body().path("items")) {
      entries += entry.path("target").asText().equals(operation) ? 1 : 0;
    }
    return entries;
  }

  /** Each asked for at one of the replicas, by turns. */
  private void erase() throws InterruptedException, SQLException {
    long callsBefore = service.number(CALLS_ERASED);
    long pushesBefore = service.number(PUSHES_ERASED);
    List<String> receipts = new ArrayList<>();
    for (String call : service.texts(SETTLED)) {
      receipts.add(
          replicas
              .get(receipts.size() % replicas.size())
              .post(
                  "/v1/erasures",
                  "{\"callId\":\"%s\",\"reason\":\"scheduled work\"}".formatted(call),
                  Map.of())
              .body()
              .path("id")
              .asText());
    }
    await("erasures", () -> receipts.stream().allMatch(id -> state(id).equals("completed")));
    long calls = 0;
    long pushes = 0;
    for (String id : receipts) {
      JsonNode receipt = receipt(id);
      expect(1, receipt.path("calls").asLong(), "calls erased by " + id);
      calls += receipt.path("calls").asLong();
      pushes += receipt.path("pushes").asLong();
    }
    expect(service.number(CALLS_ERASED) - callsBefore, calls, "calls by all receipts");
    expect(service.number(PUSHES_ERASED) - pushesBefore, pushes, "pushes by all receipts");
    expect(ERASURES, receipts.size(), "erasures");
  }

  private String state(String receipt) {
    return receipt(receipt).path("state").asText();
  }

  private JsonNode receipt(String id) {
    return replicas.getFirst().get("/v1/erasures/" + id).body();
  }

  private void await(String what, BooleanSupplier done) throws InterruptedException {
    long deadline = System.nanoTime() + MOST.toNanos();
    while (!done.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        differences.add("there was not " + what + " within " + MOST);
        return;
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  private void expect(long expected, long actual, String what) {
    if (expected != actual) {
      differences.add("%s: %d instead of %d".formatted(what, actual, expected));
    }
  }
}
