package io.dialbridge.twin;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import org.jspecify.annotations.Nullable;

/** Places the calls that were asked for and stops them, as far as no script has other plans. */
final class CallDesk {
  private final Vertx vertx;
  private final Scripts scripts;
  private final Switchboard switchboard;
  private final Ledger ledger;

  CallDesk(Vertx vertx, Scripts scripts, Switchboard switchboard, Ledger ledger) {
    this.vertx = vertx;
    this.scripts = scripts;
    this.switchboard = switchboard;
    this.ledger = ledger;
  }

  void place(HttpServerRequest request, TwinApp app, CallWish wish) {
    NumberRules.check(app, wish);
    if (wish instanceof Click2Call callback && callback.recordFlag() && !app.recording()) {
      throw new RequestRefused(ResultCodes.NO_RECORDING);
    }
    Script script = scripts.take(wish);
    if (script.answer() == ScriptedAnswer.CLOSED_BEFORE_PLACING) {
      ledger.request(request.path(), null, wish.userData(), null, false);
      request.connection().close();
      return;
    }
    @Nullable String refusal = script.refuse();
    if (refusal != null) {
      throw refused(ResultCodes.of(refusal), wish);
    }
    if (switchboard.idlePorts(app) <= 0) {
      throw refused(ResultCodes.PORTS_EXCEEDED, wish);
    }
    CallTicket ticket = switchboard.place(app, wish, script, HttpReply.authority(request));
    ledger.request(request.path(), "0", wish.userData(), ticket.sessionId(), true);
    JsonObject accepted = HttpReply.success().put("sessionId", ticket.sessionId());
    if (wish.returnIdlePort()) {
      accepted.put("idlePort", switchboard.idlePorts(app));
    }
    answer(request, script, accepted);
  }

  /** ASSUMED: who asks for the idle ports is told that there are none. */
  private static RequestRefused refused(ResultCode code, CallWish wish) {
    RequestRefused refused = new RequestRefused(code);
    return wish.returnIdlePort() && code.equals(ResultCodes.PORTS_EXCEEDED)
        ? refused.withIdlePort(0)
        : refused;
  }

  private void answer(HttpServerRequest request, Script script, JsonObject accepted) {
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

  void stop(HttpServerRequest request, TwinApp app, RequestFields fields) {
    // The i of sessionid is small here and only here.
    String sessionId = fields.required("sessionid", 1, 256);
    if (!fields.required("signal", 1, 128).equals("call_stop")) {
      throw fields.refused("signal", "must be call_stop");
    }
    switchboard.stop(app, sessionId);
    ledger.request(request.path(), "0", null, sessionId, false);
    HttpReply.json(200, HttpReply.success()).sendAndClose(request);
  }
}
