package io.dialbridge.problem;

/**
 * Every kind of problem that the facade answers with; the slug is stable and meant for programs.
 */
public enum ProblemKind {
  MALFORMED_BODY(400, "malformed-body", "The body is not the JSON this operation takes"),
  MALFORMED_PARAMETER(
      400, "malformed-parameter", "A parameter or header has a value that can't be read"),
  INVALID_CURSOR(
      400, "invalid-cursor", "The cursor is not one of ours, or belongs to other filters"),
  UNAUTHENTICATED(401, "unauthenticated", "A valid API key or token is needed"),
  FORBIDDEN(403, "forbidden", "The API key or token may not do that"),
  TOKEN_EXHAUSTED(403, "token-exhausted", "The client token has no call left"),
  NOT_FOUND(404, "not-found", "There is nothing here"),
  RECORDING_ABSENT(404, "recording-absent", "There is no recording of this call"),
  METHOD_NOT_ALLOWED(405, "method-not-allowed", "This path doesn't take that method"),
  NOT_ACCEPTABLE(406, "not-acceptable", "The answer can't be given in the form asked for"),
  CALL_ENDED(409, "call-ended", "The call is already over"),
  CALL_NOT_STOPPABLE(
      409, "call-not-stoppable", "The platform doesn't end calls of this kind on request"),
  CALL_NOT_CONFIRMED(409, "call-not-confirmed", "The platform has not yet named the call"),
  IDEMPOTENCY_CONFLICT(
      409, "idempotency-conflict", "This idempotency key was used with another body"),
  IDEMPOTENCY_IN_PROGRESS(
      409,
      "idempotency-in-progress",
      "The request with this idempotency key is still being placed"),
  ENTRY_NOT_OPEN(409, "entry-not-open", "The entry of the quarantine is not open"),
  PUSH_MALFORMED(409, "push-malformed", "The push can't be read, so it can't be folded"),
  KEY_OVER(409, "key-over", "The key is revoked or has expired"),
  NAME_TAKEN(409, "name-taken", "The name is given already"),
  TOO_MANY_ENDPOINTS(
      409, "too-many-endpoints", "There are as many webhook endpoints as there may be"),
  IN_USE(409, "in-use", "Something else still needs it"),
  LIMIT_REACHED(409, "limit-reached", "There are as many as may be kept"),
  INCIDENT_OVER(409, "incident-over", "The incident is already over"),
  RECORDING_PENDING(409, "recording-pending", "The recording is not there yet"),
  ERASED(410, "erased", "What was asked for is erased"),
  BODY_TOO_LARGE(413, "body-too-large", "The body is larger than 1 MiB"),
  UNSUPPORTED_MEDIA_TYPE(415, "unsupported-media-type", "The body must be application/json"),
  RANGE_NOT_SATISFIABLE(
      416, "range-not-satisfiable", "The recording has no bytes in the range asked for"),
  INVALID_FIELDS(422, "invalid-fields", "One or more fields have values that can't be used"),
  CALL_REFUSED(422, "call-refused", "The platform refused the call because of what was asked for"),
  CALLEE_OPTED_OUT(422, "callee-opted-out", "The callee does not want to be called"),
  CALLEE_PROTECTED(429, "callee-protected", "The callee must not be called at this time"),
  RATE_LIMITED(429, "rate-limited", "Too many requests in too short a time"),
  INTERNAL(500, "internal-error", "Something went wrong on our side"),
  OPERATOR_NEEDED(
      502, "operator-needed", "The platform refused for a reason only the operator can mend"),
  RECORDING_UNAVAILABLE(
      502, "recording-unavailable", "The recording can't be fetched from where it is kept"),
  NO_CAPACITY(503, "no-capacity", "No port of the app is free"),
  PLATFORM_BUSY(503, "platform-busy", "The platform can't take the call right now"),
  PLATFORM_UNREACHABLE(503, "platform-unreachable", "The platform could not be reached"),
  UNAVAILABLE(503, "unavailable", "The service can't do this right now");

  private final int status;
  private final String slug;
  private final String title;

  ProblemKind(int status, String slug, String title) {
    this.status = status;
    this.slug = slug;
    this.title = title;
  }

  public int status() {
    return status;
  }

  public String slug() {
    return slug;
  }

  public String title() {
    return title;
  }
}
