package io.dialbridge.twin;

import io.vertx.core.json.JsonObject;

/**
 * Counts since the start, of dropped entries too.
 *
 * @param requests on the platform's paths, refused ones included
 * @param callsPlaced calls for which a phone rang
 * @param pushes pushes sent, each once however often it was tried
 * @param acknowledged of them, those answered as the platform asks
 * @param bills bills made, one for each ended call
 * @param billsAcknowledged of them, those that were in an acknowledged push
 * @param dropped entries the ledger no longer holds
 */
public record LedgerTotals(
    long requests,
    long callsPlaced,
    long pushes,
    long acknowledged,
    long bills,
    long billsAcknowledged,
    long dropped) {

  JsonObject json() {
    return new JsonObject()
        .put("requests", requests)
        .put("callsPlaced", callsPlaced)
        .put("pushes", pushes)
        .put("acknowledged", acknowledged)
        .put("bills", bills)
        .put("billsAcknowledged", billsAcknowledged)
        .put("dropped", dropped);
  }
}
