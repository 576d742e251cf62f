package io.dialbridge.calls;

import io.dialbridge.values.Language;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** What a create answers, for every kind of call. */
final class PlacedAnswer {
  static final String IDEMPOTENCY_KEY = "Idempotency-Key";
  static final String IDEMPOTENT_REPLAYED = "Idempotent-Replayed";

  /** What OpenAPI says about the header. */
  static final String ABOUT_IDEMPOTENCY_KEY =
      "1 to 255 printable ASCII characters, unique per call that you want; repeating a request with the same key never rings anybody twice. Kept as long as the call; a client token has keys of its own.";

  /** What OpenAPI says about 201. */
  static final String ABOUT_CREATED =
      "The call. Repeated with the same key and body: the same call as it stands now, with Idempotent-Replayed.";

  private PlacedAnswer() {}

  /** 201 with the call, or the problem of a call that the platform refused or never got. */
  static Response of(CallService.Placed placed, HttpHeaders headers) {
    CallSession call = placed.call();
    CallProblems.of(call)
        .ifPresent(
            problem -> {
              throw placed.replayed() ? problem.with(IDEMPOTENT_REPLAYED, "true") : problem;
            });
    Response.ResponseBuilder answer =
        Response.created(URI.create("/v1/calls/" + call.id()))
            .entity(
                CallResponse.of(
                    call, Language.ofHeader(headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE))));
    return (placed.replayed() ? answer.header(IDEMPOTENT_REPLAYED, "true") : answer).build();
  }
}
