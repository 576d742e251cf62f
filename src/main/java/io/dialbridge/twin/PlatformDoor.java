package io.dialbridge.twin;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Takes the requests that a client of the platform makes. */
final class PlatformDoor {
  private static final System.Logger LOG = System.getLogger(PlatformDoor.class.getName());

  private final TwinConfig config;
  private final RequestGate gate;
  private final TemplateBook templates;
  private final CallDesk calls;
  private final Ledger ledger;

  PlatformDoor(TwinConfig config, RequestGate gate, CallDesk calls, Ledger ledger) {
    this.config = config;
    this.gate = gate;
    this.templates = new TemplateBook(config.templates());
    this.calls = calls;
    this.ledger = ledger;
  }

  void accept(HttpServerRequest request, PlatformPath path) {
    if (!path.takes(request.method().name())) {
      refuse(request, null, new RequestRefused(ResultCodes.INVALID_API));
      return;
    }
    RequestBody.read(request)
        .onSuccess(body -> answer(request, path, body))
        .onFailure(
            tooLong ->
                refuse(
                    request,
                    null,
                    new RequestRefused(ResultCodes.INVALID_REQUEST, "The body is too long.")));
  }

  /** A host or path that the platform does not have, often one letter beside a right one. */
  void turnAway(HttpServerRequest request) {
    LOG.log(
        System.Logger.Level.WARNING,
        "The platform has no path {0}; mind the case.",
        request.path());
    HttpReply.sentence(404, "There is nothing here.").sendAndClose(request);
  }

  private void answer(HttpServerRequest request, PlatformPath path, Buffer body) {
    @Nullable JsonObject json = RequestBody.json(body).orElse(null);
    try {
      TwinApp app = gate.admit(request);
      checkService(app, path);
      checkContentType(request.getHeader("Content-Type"));
      if (json == null) {
        throw new RequestRefused(ResultCodes.INVALID_REQUEST, "The body is not a JSON object.");
      }
      RequestFields fields = new RequestFields(json, config.jsonBooleans());
      switch (path) {
        case CALLBACK -> calls.place(request, app, Click2Call.read(fields));
        case STOP -> calls.stop(request, app, fields);
        case NOTIFICATION -> calls.place(request, app, CallNotify.read(fields, templates));
        case VERIFICATION -> calls.place(request, app, CallVerify.read(fields));
      }
    } catch (RequestRefused refused) {
      refuse(request, userData(json), refused);
    } catch (RuntimeException mistake) {
      LOG.log(System.Logger.Level.ERROR, "The twin could not answer a request.", mistake);
      refuse(request, userData(json), new RequestRefused(ResultCodes.INTERNAL_ERROR));
    }
  }

  private static void checkService(TwinApp app, PlatformPath path) {
    boolean right =
        switch (path) {
          case CALLBACK -> app.service() == TwinService.CALLBACK;
          // ASSUMED: an app that has no callbacks has none to stop.
          case STOP -> true;
          case NOTIFICATION -> app.service() == TwinService.NOTIFICATION;
          case VERIFICATION -> app.service() == TwinService.VERIFICATION;
        };
    if (!right) {
      throw new RequestRefused(ResultCodes.WRONG_SERVICE);
    }
  }

  private static void checkContentType(@Nullable String value) {
    String type = value == null ? "" : value.toLowerCase(Locale.ROOT);
    if (!type.equals("application/json") && !type.startsWith("application/json;")) {
      throw new RequestRefused(
          ResultCodes.INVALID_REQUEST, "Content-Type must be application/json");
    }
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
