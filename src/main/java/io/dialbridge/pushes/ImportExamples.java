package io.dialbridge.pushes;

/** Examples that OpenAPI shows; {@code OpenApiContractTest} reads each of them back. */
final class ImportExamples {
  static final String BILL =
      """
      {"direction":0,"spId":"CaaS_Test_01","appKey":"dialbridgeDevCallbackKey01","icid":"CAE-20260115163020-12019775","bindNum":"+8675500001111","sessionId":"1202_566_0_20260115083020@callenabler.example.com","callerNum":"+8675500001111","calleeNum":"+8615400000001","fwdDisplayNum":"+8675500001111","fwdDstNum":"+8615400010001","callOutStartTime":"2026-01-15 08:30:20","callOutAnswerTime":"2026-01-15 08:30:29","fwdStartTime":"2026-01-15 08:30:29","fwdAnswerTime":"2026-01-15 08:30:41","callEndTime":"2026-01-15 08:31:21","ulFailReason":0,"recordFlag":0,"serviceType":"002","userData":"0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e3f"}""";

  static final String BILLS = "[" + BILL + "]";

  static final String REPORT_LINE =
      """
      {"line":1,"outcome":"added","app":"courier","callId":"0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e3f","billId":"0198c5a1-65aa-7d02-8f3b-9a4c5d6e7f80","detail":null,"summary":null}""";

  static final String LAST_LINE =
      """
      {"line":1,"outcome":"finished","app":null,"callId":null,"billId":null,"detail":null,"summary":{"dryRun":false,"bills":1,"added":1,"revised":0,"repeated":0,"unexplained":0,"tooLate":0,"unreadable":0,"notYours":0,"failed":0}}""";

  static final String UNEXPLAINED =
      """
      {"items":[{"id":"0198c5a1-65aa-7d02-8f3b-9a4c5d6e7f81","app":"courier","receivedAt":"2026-01-15T08:31:22Z","cost":{"amount":"0.36","currency":"CNY","basis":"rated"},"legs":[{"party":"caller","seconds":52,"minutes":1},{"party":"callee","seconds":40,"minutes":1}],"quarantineId":"17","state":"open","record":{"direction":0,"icid":"CAE-20260115163020-12019775","bindNum":"+86755****1111","calleeNum":"+86154****0001","fwdDstNum":"+86154****0001","callOutAnswerTime":"2026-01-15T08:30:29Z","fwdAnswerTime":"2026-01-15T08:30:41Z","callEndTime":"2026-01-15T08:31:21Z","serviceType":"002","userData":"****"}}],"totals":[{"bills":2,"cost":{"amount":"0.72","currency":"CNY","basis":"rated"}},{"bills":1,"cost":null}],"nextCursor":null}""";

  private ImportExamples() {}
}
