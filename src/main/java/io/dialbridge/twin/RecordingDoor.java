package io.dialbridge.twin;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The store of recordings, in the manner of S3: who has a signed address needs nothing else, and
 * what else is sent is ignored. The ledger notes each fetch.
 */
final class RecordingDoor {
  static final String ROOT = "/recordings/";

  private static final int PIECE = 64 * 1024;

  private final Vertx vertx;
  private final Recordings recordings;
  private final RecordingAddresses addresses;
  private final Ledger ledger;

  RecordingDoor(Vertx vertx, Recordings recordings, RecordingAddresses addresses, Ledger ledger) {
    this.vertx = vertx;
    this.recordings = recordings;
    this.addresses = addresses;
    this.ledger = ledger;
  }

  void accept(HttpServerRequest request) {
    if (!request.method().equals(HttpMethod.GET) && !request.method().equals(HttpMethod.HEAD)) {
      refuse(request, 405, "MethodNotAllowed");
      return;
    }
    switch (addresses.check(
        request.path(), request.getParam("Expires"), request.getParam("Signature"))) {
      case FORGED -> refuse(request, 403, "SignatureDoesNotMatch");
      case EXPIRED -> refuse(request, 403, "AccessDenied");
      case GOOD -> serve(request);
    }
  }

  private void serve(HttpServerRequest request) {
    @Nullable Recording recording = recordings.at(request.path()).orElse(null);
    if (recording == null) {
      refuse(request, 404, "NoSuchKey");
      return;
    }
    if (recording.twist() == RecordingTwist.UNAVAILABLE) {
      refuse(request, 503, "ServiceUnavailable");
      return;
    }
    TalkAudio audio = new TalkAudio(recording.seconds());
    ByteRange whole = new ByteRange(0, audio.length());
    @Nullable ByteRange asked = range(request, recording, audio.length());
    ByteRange part = asked == null ? whole : asked;
    HttpServerResponse response = request.response();
    if (asked != null) {
      response.putHeader("Content-Range", part.contentRange(audio.length()));
    }
    if (!part.isSatisfiable()) {
      refuse(request, 416, "InvalidRange");
      return;
    }
    int status = asked == null ? 200 : 206;
    response
        .setStatusCode(status)
        .putHeader("Content-Type", "audio/wav")
        .putHeader("Content-Length", Long.toString(part.to() - part.from()))
        .putHeader("Accept-Ranges", "bytes")
        .putHeader("ETag", etag(recording));
    note(request, status);
    if (request.method().equals(HttpMethod.HEAD)) {
      response.end();
    } else {
      long stop =
          recording.twist() == RecordingTwist.STALLS ? (part.from() + part.to()) / 2 : part.to();
      write(response, audio, part.from(), stop, part.to());
    }
  }

  /**
   * Null when the whole is to be sent. A part of another version than the client's is of no use.
   */
  private static @Nullable ByteRange range(
      HttpServerRequest request, Recording recording, long length) {
    String version = request.getHeader("If-Range");
    return version == null || version.equals(etag(recording))
        ? ByteRange.read(request.getHeader("Range"), length).orElse(null)
        : null;
  }

  /** Piece by piece, each when the one before is on its way; other calls go on meanwhile. */
  private void write(HttpServerResponse response, TalkAudio audio, long from, long stop, long end) {
    if (from == end) {
      response.end();
    } else if (from < stop) {
      int size = (int) Math.min(PIECE, stop - from);
      response
          .write(audio.part(from, size))
          .onSuccess(
              sent -> vertx.runOnContext(turn -> write(response, audio, from + size, stop, end)));
    }
  }

  private static String etag(Recording recording) {
    return "\"%08x-%x\"".formatted(recording.path().hashCode(), recording.seconds());
  }

  private void refuse(HttpServerRequest request, int status, String code) {
    note(request, status);
    String body =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><Error><Code>%s</Code></Error>".formatted(code);
    new HttpReply(status, "application/xml", body).send(request);
  }

  private void note(HttpServerRequest request, int status) {
    List<String> names =
        request.headers().names().stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .distinct()
            .sorted()
            .toList();
    ledger.recording(request.method().name(), request.path(), status, names);
  }
}
