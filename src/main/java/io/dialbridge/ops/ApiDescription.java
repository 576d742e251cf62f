package io.dialbridge.ops;

/**
 * Examples of the problem answers that operations share; the annotations of this package use them.
 */
final class ApiDescription {
  static final String PROBLEM = "application/problem+json";

  static final String MALFORMED =
      """
      {"type":"urn:dialbridge:problem:malformed-body","title":"The body is not the JSON this operation takes","status":400,"detail":"maxMinute is not a field of this request; remove it or correct its name.","code":"malformed-body","errors":[{"field":"maxMinute","message":"is not a field of this request; remove it or correct its name"}]}""";
  static final String UNAUTHENTICATED =
      """
      {"type":"urn:dialbridge:problem:unauthenticated","title":"A valid API key or token is needed","status":401,"detail":"Send an API key or token that is valid here in the header Authorization: Bearer <key>.","code":"unauthenticated"}""";
  static final String FORBIDDEN =
      """
      {"type":"urn:dialbridge:problem:forbidden","title":"The API key or token may not do that","status":403,"detail":"This API key or token lacks the scope for that. The API description names the scope of each operation; whoever manages keys can make one that has it.","code":"forbidden"}""";
  static final String TOKEN_EXHAUSTED =
      """
      {"type":"urn:dialbridge:problem:token-exhausted","title":"The client token has no call left","status":403,"detail":"This client token has placed all the calls that it may. Ask your backend for another one.","code":"token-exhausted"}""";
  static final String NAME_TAKEN =
      """
      {"type":"urn:dialbridge:problem:name-taken","title":"The name is given already","status":409,"detail":"There is, or was, a key of this name. Names are never given twice, since calls remember them; choose another.","code":"name-taken"}""";
  static final String KEY_OVER =
      """
      {"type":"urn:dialbridge:problem:key-over","title":"The key is revoked or has expired","status":409,"detail":"This key is revoked or has expired, so it gets no further secret. Make another key.","code":"key-over"}""";
  static final String TOO_MANY_ENDPOINTS =
      """
      {"type":"urn:dialbridge:problem:too-many-endpoints","title":"There are as many webhook endpoints as there may be","status":409,"detail":"There are 100 webhook endpoints already. Delete one, or have the operator raise dialbridge.webhooks.max-endpoints.","code":"too-many-endpoints"}""";
  static final String IN_USE =
      """
      {"type":"urn:dialbridge:problem:in-use","title":"Something else still needs it","status":409,"detail":"The chain is needed by a route. Change or delete that first.","code":"in-use"}""";
  static final String LIMIT_REACHED =
      """
      {"type":"urn:dialbridge:problem:limit-reached","title":"There are as many as may be kept","status":409,"detail":"There are 200 chains already, and no more are kept. Delete one that nobody needs.","code":"limit-reached"}""";
  static final String INCIDENT_OVER =
      """
      {"type":"urn:dialbridge:problem:incident-over","title":"The incident is already over","status":409,"detail":"The incident is resolved, so there is nothing left to take care of.","code":"incident-over"}""";
  static final String ERASED =
      """
      {"type":"urn:dialbridge:problem:erased","title":"What was asked for is erased","status":410,"detail":"The numbers of this call were erased; nobody can read them any more.","code":"erased","callId":"0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e3f"}""";
  static final String NOT_FOUND =
      """
      {"type":"urn:dialbridge:problem:not-found","title":"There is nothing here","status":404,"detail":"There is no call with this id. Check the id and the environment it came from.","code":"not-found"}""";
  static final String CONFLICT =
      """
      {"type":"urn:dialbridge:problem:call-ended","title":"The call is already over","status":409,"detail":"The call is over, there is nothing left to stop; its state and bill follow at its address.","code":"call-ended","callId":"0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e3f"}""";
  static final String ENTRY_NOT_OPEN =
      """
      {"type":"urn:dialbridge:problem:entry-not-open","title":"The entry of the quarantine is not open","status":409,"detail":"Only an open entry can be discarded; this one is discarded. Look at it again.","code":"entry-not-open"}""";
  static final String PUSH_MALFORMED =
      """
      {"type":"urn:dialbridge:problem:push-malformed","title":"The push can't be read, so it can't be folded","status":409,"detail":"The push can't be read, and reading it again won't change that. Look at it, then discard the entry.","code":"push-malformed"}""";
  static final String TOO_LARGE =
      """
      {"type":"urn:dialbridge:problem:body-too-large","title":"The body is larger than 1 MiB","status":413,"detail":"The body is larger than 1 MiB; send less.","code":"body-too-large"}""";
  static final String MEDIA_TYPE =
      """
      {"type":"urn:dialbridge:problem:unsupported-media-type","title":"The body must be application/json","status":415,"detail":"The body must be application/json; see the API description for what this path takes.","code":"unsupported-media-type"}""";
  static final String INVALID =
      """
      {"type":"urn:dialbridge:problem:invalid-fields","title":"One or more fields have values that can't be used","status":422,"detail":"maxMinutes must be 1 to 1440 minutes; leave it out for a call without a limit.","code":"invalid-fields","errors":[{"field":"maxMinutes","message":"must be 1 to 1440 minutes; leave it out for a call without a limit"}]}""";
  static final String REFUSED =
      """
      {"type":"urn:dialbridge:problem:call-refused","title":"The platform refused the call because of what was asked for","status":422,"detail":"The callee is on a blacklist. Do not call this number.","code":"call-refused","callId":"0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e3f","platformCode":"1013004","platformMessage":"Callee in blacklist."}""";
  static final String RATE_LIMITED =
      """
      {"type":"urn:dialbridge:problem:rate-limited","title":"Too many requests in too short a time","status":429,"detail":"The callee was called as often as one may be in so short a time; nobody was called now. Wait as long as Retry-After says, then send it again.","code":"rate-limited"}""";
  static final String INTERNAL =
      """
      {"type":"urn:dialbridge:problem:internal-error","title":"Something went wrong on our side","status":500,"detail":"The request could not be done; the log of the service says why. Try again later.","code":"internal-error"}""";
  static final String OPERATOR =
      """
      {"type":"urn:dialbridge:problem:operator-needed","title":"The platform refused for a reason only the operator can mend","status":502,"detail":"The account is not active, usually for arrears. Recharge it.","code":"operator-needed","callId":"0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e3f","platformCode":"1010007","platformMessage":"The ativeState of User is not ACTIVATING."}""";
  static final String BUSY =
      """
      {"type":"urn:dialbridge:problem:platform-busy","title":"The platform can't take the call right now","status":503,"detail":"All ports of the app are in use. Try again later with a new Idempotency-Key.","code":"platform-busy","callId":"0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e3f","platformCode":"1020165","platformMessage":"The appkey call port of using exceeds the limited."}""";

  static final String RECORDING_ABSENT =
      """
      {"type":"urn:dialbridge:problem:recording-absent","title":"There is no recording of this call","status":404,"detail":"No recording (too_short): Both talked for less than 3 seconds, and the platform keeps no recording of that. Don't ask again.","code":"recording-absent","callId":"0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e3f"}""";
  static final String RECORDING_PENDING =
      """
      {"type":"urn:dialbridge:problem:recording-pending","title":"The recording is not there yet","status":409,"detail":"No recording (pending): The platform names the recording in the call's bill, which has not come yet. Ask again after the time that Retry-After names.","code":"recording-pending","callId":"0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e3f"}""";
  static final String OUT_OF_RANGE =
      """
      {"type":"urn:dialbridge:problem:range-not-satisfiable","title":"The recording has no bytes in the range asked for","status":416,"detail":"The recording ends before that range. Ask for another one, or for the whole.","code":"range-not-satisfiable","callId":"0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e3f"}""";
  static final String RECORDING_UNAVAILABLE =
      """
      {"type":"urn:dialbridge:problem:recording-unavailable","title":"The recording can't be fetched from where it is kept","status":502,"detail":"The platform's store of recordings could not be used: it answered 500. Try again later.","code":"recording-unavailable","callId":"0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e3f"}""";

  private ApiDescription() {}
}
