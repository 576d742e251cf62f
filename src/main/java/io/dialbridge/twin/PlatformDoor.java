package io.dialbridge.twin;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The platform's own paths (rtc_05_0006, rtc_05_0007), matched with their case. */
final class PlatformDoor {
  static final String CALLBACK = "/rest/httpsessions/click2Call/v2.0";
  static final String STOP = "/rest/httpsessions/callStop/v2.0";

  private static final System.Logger LOG = System.getLogger(PlatformDoor.class.getName());

  private final Vertx vertx;
  private final TwinConfig config;
  private final RequestGate gate;
  private final Scripts scripts;
  private final Switchboard switchboard;
  private final Ledger ledger;

  PlatformDoor(
      Vertx vertx,
      TwinConfig config,
      RequestGate gate,
      Scripts scripts,
      Switchboard switchboard,
      Ledger ledger) {
    this.vertx = vertx;
    this.config = config;
    this.gate = gate;
    this.scripts = scripts;
    this.switchboard = switchboard;
    this.ledger = ledger;
  }

  static boolean knows(String path) {
    return path.equals(CALLBACK) || path.equals(STOP);
  }

  void accept(HttpServerRequest request) {
    if (!request.method().equals(HttpMethod.POST)) {
      refuse(request, null, new RequestRefused(ResultCodes.INVALID_API));
      return;
    }
    RequestBody.read(request)
        .onSuccess(body -> answer(request, body))
        .onFailure(
            tooLong ->
                refuse(
                    request,
                    null,
                    new RequestRefused(ResultCodes.INVALID_REQUEST, "The body is too long.")));
  }

  private void answer(HttpServerRequest request, Buffer body) {
    @Nullable JsonObject json = RequestBody.json(body).orElse(null);
    try {
      TwinApp app = gate.admit(request);
      checkContentType(request.getHeader("Content-Type"));
      if (json == null) {
        throw new RequestRefused(ResultCodes.INVALID_REQUEST, "The body is not a JSON object.");
      }
      RequestFields fields = new RequestFields(json, config.jsonBooleans());
      if (request.path().equals(CALLBACK)) {
        call(request, app, Click2Call.read(fields));
      } else {
        stop(request, app, fields);
      }
    } catch (RequestRefused refused) {
      refuse(request, userData(json), refused);
    } catch (RuntimeException mistake) {
      LOG.log(System.Logger.Level.ERROR, "The twin could not answer a request.", mistake);
      refuse(request, userData(json), new RequestRefused(ResultCodes.INTERNAL_ERROR));
    }
  }

  private static void checkContentType(@Nullable String value) {
    String type = value == null ? "" : value.toLowerCase(Locale.ROOT);
    if (!type.equals("application/json") && !type.startsWith("application/json;")) {
      throw new RequestRefused(
          ResultCodes.INVALID_REQUEST, "Content-Type must be application/json");
    }
  }

  private void call(HttpServerRequest request, TwinApp app, Click2Call wish) {
    NumberRules.check(app, wish);
    if (wish.recordFlag() && !app.recording()) {
      throw new RequestRefused(ResultCodes.NO_RECORDING);
    }
    Script script = scripts.take(wish);
    if (script.answer() == ScriptedAnswer.CLOSED_BEFORE_PLACING) {
      ledger.request(CALLBACK, null, wish.userData(), null, false);
      request.connection().close();
      return;
    }
    @Nullable String refusal = script.refuse();
    if (refusal != null) {
      throw new RequestRefused(ResultCodes.of(refusal));
    }
    CallTicket ticket = switchboard.place(app, wish, script);
    ledger.request(CALLBACK, "0", wish.userData(), ticket.sessionId(), true);
    JsonObject accepted = success().put("sessionId", ticket.sessionId());
    if (wish.returnIdlePort()) {
      accepted.put("idlePort", switchboard.idlePorts(app));
    }
    answerAsScripted(request, script, accepted);
  }

  private void answerAsScripted(HttpServerRequest request, Script script, JsonObject accepted) {
    Runnable answer =
        switch (script.answer()) {
          case NORMAL -> () -> HttpReply.json(200, accepted).sendAndClose(request);
          case LOST, CLOSED_BEFORE_PLACING -> () -> request.connection().close();
          case HTML_500 ->
              () ->
                  new HttpReply(500, "text/html", "<html><h1>Internal Server Error</h1></html>")
                      .sendAndClose(request);
          case GARBAGE_200 ->
              () ->
                  new HttpReply(200, "application/json;charset=UTF-8", "{\"resultcode\":\"0")
                      .sendAndClose(request);
        };
    if (script.answerDelay().isZero()) {
      answer.run();
    } else {
      vertx.setTimer(Math.max(1, script.answerDelay().toMillis()), fired -> answer.run());
    }
  }

  private void stop(HttpServerRequest request, TwinApp app, RequestFields fields) {
    // The i of sessionid is small here and only here.
    String sessionId = fields.required("sessionid", 1, 256);
    String signal = fields.required("signal", 1, 128);
    if (!signal.equals("call_stop")) {
      throw new RequestRefused(ResultCodes.INVALID_REQUEST, "signal must be call_stop");
    }
    switchboard.stop(app, sessionId);
    ledger.request(STOP, "0", null, sessionId, false);
    HttpReply.json(200, success()).sendAndClose(request);
  }

  private static JsonObject success() {
    return new JsonObject()
        .put("resultcode", ResultCodes.SUCCESS.code())
        .put("resultdesc", ResultCodes.SUCCESS.description());
  }

  private void refuse(
      HttpServerRequest request, @Nullable String userData, RequestRefused refused) {
    ledger.request(request.path(), refused.code().code(), userData, null, false);
    HttpReply.refusal(refused).sendAndClose(request);
  }

  private static @Nullable String userData(@Nullable JsonObject json) {
    return json != null && json.getValue("userData") instanceof String text ? text : null;
  }
}
