package io.dialbridge.twin;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/** Reads what a request carries. */
final class RequestBody {
  private static final int LIMIT = 64 * 1024;

  private RequestBody() {}

  /** The whole body; fails with {@link IllegalArgumentException} when it is over 64 KiB. */
  static Future<Buffer> read(HttpServerRequest request) {
    Promise<Buffer> whole = Promise.promise();
    Buffer body = Buffer.buffer();
    request.handler(
        part -> {
          if (body.length() + part.length() <= LIMIT) {
            body.appendBuffer(part);
          } else {
            whole.tryFail(new IllegalArgumentException("The body is over 64 KiB."));
          }
        });
    request.endHandler(end -> whole.tryComplete(body));
    request.exceptionHandler(whole::tryFail);
    return whole.future();
  }

  static Optional<JsonObject> json(Buffer body) {
    try {
      return Json.decodeValue(body) instanceof JsonObject object
          ? Optional.of(object)
          : Optional.empty();
    } catch (DecodeException notJson) {
      return Optional.empty();
    }
  }
}
