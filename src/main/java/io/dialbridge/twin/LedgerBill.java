package io.dialbridge.twin;

import io.vertx.core.json.JsonObject;

/**
 * The bill of a call that ended; there is one for every such call, pushed or not.
 *
 * @param app the name of the app
 * @param fee the FeeInfo as JSON text
 * @param acknowledged whether a push with it was answered as the platform asks
 */
public record LedgerBill(
    long sequence, String app, String sessionId, String fee, boolean acknowledged)
    implements LedgerEntry {

  @Override
  public JsonObject json() {
    return new JsonObject()
        .put("sequence", sequence)
        .put("type", "bill")
        .put("app", app)
        .put("sessionId", sessionId)
        .put("acknowledged", acknowledged)
        .put("fee", new JsonObject(fee));
  }
}
