package io.dialbridge.twin;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The twin's own paths, which the platform doesn't have: the ledger, the scripts, foreign ports,
 * the health.
 */
final class TwinDoor {
  private static final int USUAL_PAGE = 1_000;
  private static final int LARGEST_PAGE = 10_000;

  private final Ledger ledger;
  private final Scripts scripts;
  private final Switchboard switchboard;

  TwinDoor(Ledger ledger, Scripts scripts, Switchboard switchboard) {
    this.ledger = ledger;
    this.scripts = scripts;
    this.switchboard = switchboard;
  }

  void accept(HttpServerRequest request) {
    switch (request.method().name() + " " + request.path()) {
      case "GET /twin/ledger" -> page(request, LedgerEntry.class);
      case "GET /twin/ledger/bills" -> page(request, LedgerBill.class);
      case "GET /twin/health" -> health(request);
      case "POST /twin/scripts" ->
          RequestBody.read(request)
              .onSuccess(body -> addScript(request, body))
              .onFailure(
                  tooLong ->
                      HttpReply.sentence(400, "The script is too long.").sendAndClose(request));
      case "DELETE /twin/scripts" -> {
        scripts.clear();
        HttpReply.json(200, new JsonObject().put("scripts", 0)).send(request);
      }
      case "POST /twin/ports" ->
          RequestBody.read(request)
              .onSuccess(body -> takePorts(request, body))
              .onFailure(
                  tooLong -> HttpReply.sentence(400, "That is too long.").sendAndClose(request));
      case "DELETE /twin/ports" -> {
        switchboard.freeForeignPorts();
        HttpReply.json(200, new JsonObject()).send(request);
      }
      default -> HttpReply.sentence(404, "There is nothing here.").sendAndClose(request);
    }
  }

  private void page(HttpServerRequest request, Class<? extends LedgerEntry> kind) {
    try {
      long after = number(request, "after", 0, Long.MAX_VALUE);
      int limit = (int) number(request, "limit", USUAL_PAGE, LARGEST_PAGE);
      List<? extends LedgerEntry> page = ledger.after(after, limit, kind);
      long last = page.isEmpty() ? after : page.getLast().sequence();
      HttpReply.json(
              200,
              new JsonObject()
                  .put("totals", ledger.totals().json())
                  .put("apps", apps())
                  .put("entries", new JsonArray(page.stream().map(LedgerEntry::json).toList()))
                  .put("last", last))
          .send(request);
    } catch (IllegalArgumentException bad) {
      HttpReply.sentence(400, bad.getMessage()).send(request);
    }
  }

  private JsonObject apps() {
    JsonObject apps = new JsonObject();
    ledger.appTotals().forEach((name, totals) -> apps.put(name, totals.json()));
    return apps;
  }

  private static long number(HttpServerRequest request, String name, long absent, long largest) {
    String value = request.getParam(name);
    if (value == null) {
      return absent;
    }
    if (!value.matches("\\d{1,18}") || Long.parseLong(value) > largest) {
      throw new IllegalArgumentException(
          "The parameter " + name + " is not a number from 0 to " + largest + ".");
    }
    return Long.parseLong(value);
  }

  private void health(HttpServerRequest request) {
    HttpReply.json(
            200,
            new JsonObject().put("status", "UP").put("callsRunning", switchboard.callsRunning()))
        .send(request);
  }

  private void addScript(HttpServerRequest request, Buffer body) {
    take(
        request,
        body,
        json -> {
          scripts.add(ScriptReader.read(json));
          return new JsonObject().put("scripts", scripts.size());
        });
  }

  private void takePorts(HttpServerRequest request, Buffer body) {
    take(
        request,
        body,
        json -> {
          ForeignUse use = ForeignUse.read(json);
          switchboard.takePorts(use);
          return new JsonObject().put("ports", use.ports());
        });
  }

  private static void take(
      HttpServerRequest request, Buffer body, UnaryOperator<JsonObject> taking) {
    try {
      JsonObject json =
          RequestBody.json(body)
              .orElseThrow(() -> new IllegalArgumentException("The body is not a JSON object."));
      HttpReply.json(201, taking.apply(json)).send(request);
    } catch (IllegalArgumentException bad) {
      HttpReply.sentence(400, bad.getMessage()).send(request);
    } catch (RuntimeException mistake) {
      // Without an answer the client would wait for ever.
      HttpReply.sentence(500, "The twin made a mistake: " + mistake + ".").send(request);
    }
  }
}
