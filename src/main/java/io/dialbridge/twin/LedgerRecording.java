package io.dialbridge.twin;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;

/**
 * A request for the audio of a recording, refused ones included.
 *
 * @param path without the signature
 * @param headers the names of all headers that came with it, in small letters and sorted; never
 *     their values
 */
public record LedgerRecording(
    long sequence, Instant at, String method, String path, int status, List<String> headers)
    implements LedgerEntry {

  public LedgerRecording {
    headers = List.copyOf(headers);
  }

  @Override
  public JsonObject json() {
    return new JsonObject()
        .put("sequence", sequence)
        .put("type", "recording")
        .put("at", at.toString())
        .put("method", method)
        .put("path", path)
        .put("status", status)
        .put("headers", new JsonArray(headers));
  }
}
