package io.dialbridge.twin;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;

/**
 * A push that went out, with every try to deliver it.
 *
 * @param app the name of the app
 * @param event like {@code alerting:callee}, {@code disconnect:caller}, {@code fee}
 * @param sessionIds the calls it tells of; several for a push of bills
 * @param userData what it echoes, of the calls that have any
 * @param body as sent; its bytes are the text's UTF-8
 * @param url without its last path segment, which is a secret of the receiver
 * @param acknowledged whether a try was answered as the platform asks
 */
public record LedgerPush(
    long sequence,
    String app,
    String event,
    List<String> sessionIds,
    List<String> userData,
    String body,
    String url,
    List<LedgerAttempt> attempts,
    boolean acknowledged)
    implements LedgerEntry {

  public LedgerPush {
    sessionIds = List.copyOf(sessionIds);
    userData = List.copyOf(userData);
    attempts = List.copyOf(attempts);
  }

  LedgerPush after(LedgerAttempt attempt, boolean accepted) {
    List<LedgerAttempt> more = new ArrayList<>(attempts);
    more.add(attempt);
    return new LedgerPush(
        sequence, app, event, sessionIds, userData, body, url, more, acknowledged || accepted);
  }

  @Override
  public JsonObject json() {
    return new JsonObject()
        .put("sequence", sequence)
        .put("type", "push")
        .put("app", app)
        .put("event", event)
        .put("sessionIds", new JsonArray(sessionIds))
        .put("userData", new JsonArray(userData))
        .put("body", body)
        .put("url", url)
        .put("attempts", new JsonArray(attempts.stream().map(LedgerAttempt::json).toList()))
        .put("acknowledged", acknowledged);
  }
}
