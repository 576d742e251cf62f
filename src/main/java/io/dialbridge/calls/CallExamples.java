package io.dialbridge.calls;

/** Examples that OpenAPI shows; {@code OpenApiContractTest} reads each of them back. */
public final class CallExamples {
  static final String PLACE_CALLBACK =
      """
      {"caller":"+8615400000001","callee":"+8615400010001","maxMinutes":30,"record":true,"reference":"order-1001"}""";

  static final String ACCEPTED =
      """
      {"id":"0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e3f","kind":"callback","status":"accepted","settled":false,"app":"courier","reference":"order-1001","maxMinutes":30,"record":true,"legs":[{"party":"caller","number":"+86154****0001","status":"pending","startedAt":null,"ringingAt":null,"answeredAt":null,"endedAt":null},{"party":"callee","number":"+86154****0001","status":"pending","startedAt":null,"ringingAt":null,"answeredAt":null,"endedAt":null}],"createdAt":"2026-01-15T08:30:20Z","answeredAt":null,"endedAt":null,"endedBy":null,"cause":null,"bill":null,"digits":[],"missing":[],"sources":[]}""";

  static final String APP =
      """
      {"name":"courier","kind":"callback","displayNumbers":["+8675500001111"],"ports":{"limit":10,"taken":3,"foreign":0,"free":7},"queue":{"length":0,"oldest":null},"standing":"ok","retryAt":null,"refusal":null}""";

  static final String APPS =
      """
      {"items":[{"name":"courier","kind":"callback","displayNumbers":["+8675500001111"],"ports":{"limit":10,"taken":10,"foreign":0,"free":0},"queue":{"length":4,"oldest":"2026-01-15T08:30:20Z"},"standing":"ok","retryAt":null,"refusal":null},{"name":"notice","kind":"notification","displayNumbers":["+8675500003333"],"ports":{"limit":10,"taken":0,"foreign":0,"free":10},"queue":{"length":0,"oldest":null},"standing":"frozen","retryAt":"2026-01-15T08:31:00Z","refusal":{"code":"1010007","reason":"The account is not active, usually because it is in arrears. Recharge the account.","at":"2026-01-15T08:30:30Z"}}]}""";

  static final String PLACE_NOTIFICATION =
      """
      {"callee":"+8615400010001","items":[{"template":"arrears","parameters":["88.50"],"collectDigits":1,"replayOn":"1"}],"reference":"bill-2026-01"}""";

  static final String NOTIFICATION_ACCEPTED =
      """
      {"id":"0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e40","kind":"notification","status":"accepted","settled":false,"app":"notice","reference":"bill-2026-01","maxMinutes":null,"record":false,"legs":[{"party":"callee","number":"+86154****0001","status":"pending","startedAt":null,"ringingAt":null,"answeredAt":null,"endedAt":null}],"createdAt":"2026-01-15T08:30:20Z","answeredAt":null,"endedAt":null,"endedBy":null,"cause":null,"bill":null,"digits":[],"missing":[],"sources":[]}""";

  static final String PLACE_VERIFICATION =
      """
      {"callee":"+8615400010001","code":"4821","repeat":2,"reference":"login-77"}""";

  static final String VERIFICATION_ACCEPTED =
      """
      {"id":"0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e41","kind":"verification","status":"accepted","settled":false,"app":"verify","reference":"login-77","maxMinutes":null,"record":false,"legs":[{"party":"callee","number":"+86154****0001","status":"pending","startedAt":null,"ringingAt":null,"answeredAt":null,"endedAt":null}],"createdAt":"2026-01-15T08:30:20Z","answeredAt":null,"endedAt":null,"endedBy":null,"cause":null,"bill":null,"digits":[],"missing":[],"sources":[]}""";

  public static final String SETTLED =
      """
      {"id":"0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e3f","kind":"callback","status":"completed","settled":true,"app":"courier","reference":"order-1001","maxMinutes":30,"record":true,"legs":[{"party":"caller","number":"+86154****0001","status":"completed","startedAt":"2026-01-15T08:30:20Z","ringingAt":"2026-01-15T08:30:24Z","answeredAt":"2026-01-15T08:30:29Z","endedAt":"2026-01-15T08:31:21Z"},{"party":"callee","number":"+86154****0001","status":"completed","startedAt":"2026-01-15T08:30:29Z","ringingAt":"2026-01-15T08:30:34Z","answeredAt":"2026-01-15T08:30:41Z","endedAt":"2026-01-15T08:31:21Z"}],"createdAt":"2026-01-15T08:30:20Z","answeredAt":"2026-01-15T08:30:41Z","endedAt":"2026-01-15T08:31:21Z","endedBy":"caller","cause":{"slug":"hung-up","text":"The call was connected and then hung up.","stateCode":0,"resultCode":null},"bill":{"id":"0198c5a1-65aa-7d02-8f3b-9a4c5d6e7f80","cost":{"amount":"0.36","currency":"CNY","basis":"rated"},"legs":[{"party":"caller","seconds":52,"minutes":1},{"party":"callee","seconds":40,"minutes":1}],"revised":false},"digits":[],"missing":[],"sources":[{"field":"endedAt","source":"bill"}]}""";

  static final String PAGE = "{\"items\":[" + SETTLED + "],\"nextCursor\":null}";

  static final String EVENTS =
      """
      {"items":[{"sequence":1,"type":"accepted","party":null,"receivedAt":"2026-01-15T08:30:20.210Z","at":null,"zone":null,"code":null,"description":null,"partyType":null,"digits":null},{"sequence":2,"type":"called","party":"caller","receivedAt":"2026-01-15T08:30:20.350Z","at":"2026-01-15T08:30:20Z","zone":"UTC","code":null,"description":null,"partyType":null,"digits":null}],"nextCursor":null}""";

  static final String SEARCH =
      """
      {"number":"+8615400010001","party":"callee"}""";

  static final String REVEAL =
      """
      {"reason":"complaint 4711"}""";

  static final String REVEALED =
      """
      {"callId":"0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e3f","caller":"+8615400000001","callee":"+8615400010001"}""";

  static final String PREFLIGHT_CALLBACK =
      """
      {"wouldBePlaced":true,"outcome":"placed","verdicts":[{"rule":"number-form","verdict":"passed","reason":"The platform can call such numbers.","problem":null},{"rule":"region","verdict":"unknown","reason":"A mobile number doesn't tell its region; the platform doesn't reach Xinjiang and Tibet.","problem":null},{"rule":"display-number","verdict":"passed","reason":"The numbers shown are the app's own.","problem":null},{"rule":"callee-caps","verdict":"passed","reason":"The callee was called 0 times in 24 hours and 4 times in 30 days; 3 and 10 are the most.","problem":null},{"rule":"callee-rate","verdict":"passed","reason":"The callee may be called again by now, as far as this replica has counted.","problem":null}],"cost":{"amount":"11.16","currency":"CNY","basis":"worst_case"},"costBound":"worst_case"}""";

  static final String PREFLIGHT_NOTIFICATION =
      """
      {"wouldBePlaced":false,"outcome":"refused","verdicts":[{"rule":"number-form","verdict":"passed","reason":"The platform can call such numbers.","problem":null},{"rule":"region","verdict":"unknown","reason":"A mobile number doesn't tell its region; the platform doesn't reach Xinjiang and Tibet.","problem":null},{"rule":"display-number","verdict":"passed","reason":"The numbers shown are the app's own.","problem":null},{"rule":"callee-caps","verdict":"refused","reason":"The callee was called 3 times in 24 hours, which is the most. Nobody was called now; ask again after Retry-After.","problem":"callee-protected"},{"rule":"callee-rate","verdict":"passed","reason":"The callee may be called again by now, as far as this replica has counted.","problem":null}],"cost":null,"costBound":"unbounded"}""";

  static final String PREFLIGHT_VERIFICATION =
      """
      {"wouldBePlaced":true,"outcome":"placed","verdicts":[{"rule":"number-form","verdict":"passed","reason":"The platform can call such numbers.","problem":null},{"rule":"region","verdict":"unknown","reason":"A mobile number doesn't tell its region; the platform doesn't reach Xinjiang and Tibet.","problem":null},{"rule":"display-number","verdict":"passed","reason":"The numbers shown are the app's own.","problem":null},{"rule":"callee-caps","verdict":"passed","reason":"The callee was called 0 times in 24 hours and 4 times in 30 days; 3 and 10 are the most.","problem":null},{"rule":"callee-rate","verdict":"passed","reason":"The callee may be called again by now, as far as this replica has counted.","problem":null}],"cost":null,"costBound":"unbounded"}""";

  private CallExamples() {}
}
