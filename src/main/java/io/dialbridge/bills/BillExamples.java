package io.dialbridge.bills;

/** Examples that OpenAPI shows; {@code OpenApiContractTest} reads each of them back. */
final class BillExamples {
  static final String RATED =
      """
      {"id":"0198c5a1-65aa-7d02-8f3b-9a4c5d6e7f80","callId":"0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e3f","app":"courier","receivedAt":"2026-01-15T08:31:22Z","cost":{"amount":"0.36","currency":"CNY","basis":"rated"},"legs":[{"party":"caller","seconds":52,"minutes":1},{"party":"callee","seconds":40,"minutes":1}],"revisions":1,"revised":false,"record":{"direction":0,"icid":"CAE-20260115163020-12019775","bindNum":"+86755****1111","calleeNum":"+86154****0001","fwdDstNum":"+86154****0001","callOutStartTime":"2026-01-15T08:30:20Z","callOutAnswerTime":"2026-01-15T08:30:29Z","fwdAnswerTime":"2026-01-15T08:30:41Z","callEndTime":"2026-01-15T08:31:21Z","ulFailReason":0,"sipStatusCode":0,"recordFlag":0,"serviceType":"002"}}""";

  static final String PAGE = "{\"items\":[" + RATED + "],\"nextCursor\":null}";

  static final String OVERDUE =
      """
      {"items":[{"callId":"0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e3f","kind":"callback","app":"courier","reference":"order-1001","caller":"+86154****0001","callee":"+86154****0001","endedAt":"2026-01-15T08:31:21Z","expectedAt":"2026-01-15T08:31:22Z","until":"2026-01-15T15:31:22Z","state":"late"}],"nextCursor":null}""";

  private BillExamples() {}
}
