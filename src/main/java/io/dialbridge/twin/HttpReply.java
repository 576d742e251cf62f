package io.dialbridge.twin;

import static io.netty.channel.ChannelOption.SO_LINGER;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.HostAndPort;
import io.vertx.core.net.impl.ConnectionBase;
import org.jspecify.annotations.Nullable;

/** An answer ready to be sent. */
record HttpReply(int status, String contentType, String body) {
  static HttpReply json(int status, JsonObject body) {
    return new HttpReply(status, "application/json;charset=UTF-8", body.encode());
  }

  static HttpReply refusal(RequestRefused refused) {
    JsonObject body = result(refused.code().code(), refused.description());
    @Nullable Integer idlePort = refused.idlePort();
    if (idlePort != null) {
      body.put("idlePort", idlePort);
    }
    return json(refused.code().httpStatus(), body);
  }

  /** What every answer to a request that was carried out begins with. */
  static JsonObject success() {
    return result(ResultCodes.SUCCESS.code(), ResultCodes.SUCCESS.description());
  }

  private static JsonObject result(String code, String description) {
    return new JsonObject().put("resultcode", code).put("resultdesc", description);
  }

  /** A complaint about a request to the twin's own paths. */
  static HttpReply sentence(int status, @Nullable String sentence) {
    return json(status, new JsonObject().put("message", sentence));
  }

  void send(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    if (!response.closed()) {
      response.setStatusCode(status).putHeader("Content-Type", contentType).end(body);
    }
  }

  /** The way of the platform to tell an address. */
  static void redirectAndClose(HttpServerRequest request, String location) {
    request.response().putHeader("Location", location);
    new HttpReply(301, "text/plain", "").sendAndClose(request);
  }

  /** The host and port by which the client reached the twin. */
  static String authority(HttpServerRequest request) {
    @Nullable HostAndPort authority = request.authority();
    return authority == null ? request.localAddress().toString() : authority.toString();
  }

  /** The connection ends in the middle of the body. */
  void sendHalfAndClose(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    if (!response.closed()) {
      Buffer whole = Buffer.buffer(body);
      response
          .setStatusCode(status)
          .putHeader("Content-Type", contentType)
          .putHeader("Content-Length", Integer.toString(whole.length()))
          .write(whole.slice(0, whole.length() / 2))
          .onComplete(sent -> request.connection().close());
    }
  }

  /** Ends the connection with a reset instead of an orderly close, and without an answer. */
  static void reset(HttpServerRequest request) {
    // Vert.x has no word for it; with a linger time of 0 the kernel sends RST (tcp(7), SO_LINGER).
    ((ConnectionBase) request.connection()).channel().config().setOption(SO_LINGER, 0);
    request.connection().close();
  }

  /** As the platform does it: its connections are short-lived, and it is the first to close. */
  void sendAndClose(HttpServerRequest request) {
    HttpServerResponse response = request.response();
    if (!response.closed()) {
      response
          .setStatusCode(status)
          .putHeader("Content-Type", contentType)
          .putHeader("Connection", "close")
          .end(body)
          .onComplete(sent -> request.connection().close());
    }
  }
}
