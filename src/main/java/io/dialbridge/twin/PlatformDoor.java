package io.dialbridge.twin;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Takes the requests that a client of the platform makes. */
final class PlatformDoor {
  private static final System.Logger LOG = System.getLogger(PlatformDoor.class.getName());

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private final TwinConfig config;
  private final RequestGate gate;
  private final TemplateBook templates;
  private final CallDesk calls;
  private final RecordingDesk recordings;
  private final Ledger ledger;
  private final Clock clock;

  PlatformDoor(
      TwinConfig config,
      RequestGate gate,
      CallDesk calls,
      RecordingDesk recordings,
      Ledger ledger,
      Clock clock) {
    this.config = config;
    this.gate = gate;
    this.templates = new TemplateBook(config.templates());
    this.calls = calls;
    this.recordings = recordings;
    this.ledger = ledger;
    this.clock = clock;
  }

  void accept(HttpServerRequest request, PlatformPath path) {
    // Who has a clock tells it (RFC 9110, 6.6.1).
    request.response().putHeader("Date", DATE.format(clock.instant()));
    if (!path.takes(request.method().name())) {
      refuse(request, null, null, new RequestRefused(ResultCodes.INVALID_API));
      return;
    }
    RequestBody.read(request)
        .onSuccess(body -> answer(request, path, body))
        .onFailure(
            tooLong ->
                refuse(
                    request,
                    null,
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
    @Nullable TwinApp app = null;
    try {
      app = gate.admit(request);
      checkService(app, path);
      switch (path) {
        case CALLBACK -> calls.place(request, app, Click2Call.read(fields(request, json)));
        case STOP -> calls.stop(request, app, fields(request, json));
        case NOTIFICATION ->
            calls.place(request, app, CallNotify.read(fields(request, json), templates));
        case VERIFICATION -> calls.place(request, app, CallVerify.read(fields(request, json)));
        // Without a body, no Content-Type is missed (ASSUMED).
        case RECORD -> recordings.tell(request, app);
      }
    } catch (RequestRefused refused) {
      refuse(request, app, userData(json), refused);
    } catch (RuntimeException mistake) {
      LOG.log(System.Logger.Level.ERROR, "The twin could not answer a request.", mistake);
      refuse(request, app, userData(json), new RequestRefused(ResultCodes.INTERNAL_ERROR));
    }
  }

  private RequestFields fields(HttpServerRequest request, @Nullable JsonObject json) {
    checkContentType(request.getHeader("Content-Type"));
    if (json == null) {
      throw new RequestRefused(ResultCodes.INVALID_REQUEST, "The body is not a JSON object.");
    }
    return new RequestFields(json, config.jsonBooleans());
  }

  private static void checkService(TwinApp app, PlatformPath path) {
    boolean right =
        switch (path) {
          case CALLBACK -> app.service() == TwinService.CALLBACK;
          // ASSUMED: any app may ask; one without callbacks has none to stop and no recordings.
          case STOP, RECORD -> true;
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
      HttpServerRequest request,
      @Nullable TwinApp app,
      @Nullable String userData,
      RequestRefused refused) {
    ledger.request(app, request.path(), refused.code().code(), userData, null, false);
    HttpReply.refusal(refused).sendAndClose(request);
  }

  private static @Nullable String userData(@Nullable JsonObject json) {
    return json != null && json.getValue("userData") instanceof String text ? text : null;
  }
}
