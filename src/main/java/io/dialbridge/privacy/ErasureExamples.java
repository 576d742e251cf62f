package io.dialbridge.privacy;

/** Examples of the API's description. */
final class ErasureExamples {
  static final String OF_NUMBER =
      """
      {"number":"+8615400010001","reason":"request 4711 of the person concerned"}""";
  static final String OF_CALL =
      """
      {"callId":"0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e3f","reason":"request 4711 of the person concerned"}""";
  static final String PENDING =
      """
      {"id":"0198c5a1-1b2c-7d3e-8f4a-5b6c7d8e9f0a","state":"pending","subject":"number","callId":null,"reason":"request 4711 of the person concerned","requestedBy":"privacy-desk","requestedAt":"2026-01-15T08:30:20Z","completedAt":null,"calls":0,"pushes":0,"waiting":0}""";
  static final String COMPLETED =
      """
      {"id":"0198c5a1-1b2c-7d3e-8f4a-5b6c7d8e9f0a","state":"completed","subject":"number","callId":null,"reason":"request 4711 of the person concerned","requestedBy":"privacy-desk","requestedAt":"2026-01-15T08:30:20Z","completedAt":"2026-01-15T08:30:31Z","calls":2,"pushes":11,"waiting":0}""";
  static final String PAGE = "{\"items\":[" + COMPLETED + "],\"nextCursor\":null}";

  private ErasureExamples() {}
}
