package io.dialbridge.protection;

/** Examples of the API's description. */
final class OptOutExamples {
  static final String ADD =
      """
      {"number":"+8615400010001","app":"notice","reason":"asked for by mail, case 4711"}""";
  static final String TOLD =
      """
      {"id":"0198c5a1-1b2c-7d3e-8f4a-5b6c7d8e9f0a","number":"+86154****0001","app":"notice","source":"api","callId":null,"reason":"asked for by mail, case 4711","createdBy":"support-desk","createdAt":"2026-01-15T08:30:20Z"}""";
  static final String PRESSED =
      """
      {"id":"0198c5a1-0b2c-7d3e-8f4a-5b6c7d8e9f0b","number":"+86154****9001","app":"notice","source":"keys","callId":"0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e3f","reason":null,"createdBy":null,"createdAt":"2026-01-15T08:30:10Z"}""";
  static final String PAGE = "{\"items\":[" + TOLD + "," + PRESSED + "],\"nextCursor\":null}";

  private OptOutExamples() {}
}
