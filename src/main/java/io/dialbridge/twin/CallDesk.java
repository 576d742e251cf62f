package io.dialbridge.twin;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Places the calls that were asked for and stops them, as far as no script has other plans. */
final class CallDesk {
  private final Vertx vertx;
  private final Scripts scripts;
  private final Switchboard switchboard;
  private final Ledger ledger;
  private final Duration answerDelay;

  CallDesk(
      Vertx vertx, Scripts scripts, Switchboard switchboard, Ledger ledger, Duration answerDelay) {
    this.vertx = vertx;
    this.scripts = scripts;
    this.switchboard = switchboard;
    this.ledger = ledger;
    this.answerDelay = answerDelay;
  }

  void place(HttpServerRequest request, TwinApp app, CallWish wish) {
    NumberRules.check(app, wish);
    if (wish instanceof Click2Call callback && callback.recordFlag() && !app.recording()) {
      throw new RequestRefused(ResultCodes.NO_RECORDING);
    }
    Script script = scripts.take(wish);
    if (script.answer() == ScriptedAnswer.CLOSED_BEFORE_PLACING) {
      ledger.request(app, request.path(), null, wish.userData(), null, false);
      request.connection().close();
      return;
    }
    @Nullable RequestRefused refusal = refusal(app, wish, script);
    if (refusal != null) {
      String code = refusal.code().code();
      ledger.request(app, request.path(), code, wish.userData(), null, false);
      answer(request, script, HttpReply.refusal(refusal));
      return;
    }
    CallTicket ticket = switchboard.place(app, wish, script, HttpReply.authority(request));
    ledger.request(app, request.path(), "0", wish.userData(), ticket.sessionId(), true);
    JsonObject accepted = HttpReply.success().put("sessionId", ticket.sessionId());
    if (wish.returnIdlePort()) {
      accepted.put("idlePort", switchboard.idlePorts(app));
    }
    answer(request, script, HttpReply.json(200, accepted));
  }

  /** ASSUMED: who asks for the idle ports is told them also when they are too few. */
  private @Nullable RequestRefused refusal(TwinApp app, CallWish wish, Script script) {
    @Nullable String ordered = script.refuse();
    if (ordered == null && switchboard.hasPortsFor(app, wish)) {
      return null;
    }
    RequestRefused refused =
        new RequestRefused(ordered == null ? ResultCodes.PORTS_EXCEEDED : ResultCodes.of(ordered));
    if (!wish.returnIdlePort() || !refused.code().equals(ResultCodes.PORTS_EXCEEDED)) {
      return refused;
    }
    return refused.withIdlePort(ordered == null ? switchboard.idlePorts(app) : 0);
  }

  private void answer(HttpServerRequest request, Script script, HttpReply decided) {
    Runnable answer =
        switch (script.answer()) {
          case NORMAL -> () -> decided.sendAndClose(request);
          case LOST, CLOSED_BEFORE_PLACING -> () -> request.connection().close();
          case RESET -> () -> HttpReply.reset(request);
          case CUT -> () -> decided.sendHalfAndClose(request);
          case HTML_500 ->
              () ->
                  new HttpReply(500, "text/html", "<html><h1>Internal Server Error</h1></html>")
                      .sendAndClose(request);
          case GARBAGE_200 ->
              () ->
                  new HttpReply(200, "application/json;charset=UTF-8", "{\"resultcode\":\"0")
                      .sendAndClose(request);
        };
    long delay = Math.max(script.answerDelay().toMillis(), answerDelay.toMillis());
    if (delay == 0) {
      answer.run();
    } else {
      vertx.setTimer(delay, fired -> answer.run());
    }
  }

  void stop(HttpServerRequest request, TwinApp app, RequestFields fields) {
    // The i of sessionid is small here and only here.
    String sessionId = fields.required("sessionid", 1, 256);
    if (!fields.required("signal", 1, 128).equals("call_stop")) {
      throw fields.refused("signal", "must be call_stop");
    }
    switchboard.stop(app, sessionId);
    ledger.request(app, request.path(), "0", null, sessionId, false);
    HttpReply.json(200, HttpReply.success()).sendAndClose(request);
  }
}
