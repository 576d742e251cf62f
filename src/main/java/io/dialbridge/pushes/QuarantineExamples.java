package io.dialbridge.pushes;

/** Examples that OpenAPI shows; {@code OpenApiContractTest} reads each of them back. */
final class QuarantineExamples {
  private static final String ENTRY_START =
      """
      {"id":"17","app":"courier","reason":"no_call","detail":"eventType fee names no call of app courier","item":0,"signature":"form_2026","receivedAt":"2026-01-15T08:31:22Z","quarantinedAt":"2026-01-15T08:31:50Z","bodyBytes":812,""";

  private static final String NEVER_TOUCHED =
      """
      "retriedAt":null,"retriedBy":null,"resolvedAt":null,"discardedAt":null,"discardedBy":null,"discardReason":null,""";

  static final String LOOK =
      ENTRY_START
          + "\"state\":\"open\","
          + NEVER_TOUCHED
          + """
          "content":{"form":"json","text":"{\\n  \\"bindNum\\" : \\"+86755****1111\\",\\n  \\"calleeNum\\" : \\"+86154****0001\\",\\n  \\"callEndTime\\" : \\"2026-01-15 08:31:21\\",\\n  \\"userData\\" : \\"****\\"\\n}","cut":false,"contentType":"application/json","createdZone":"UTC"}}""";

  static final String PAGE =
      "{\"items\":["
          + ENTRY_START
          + "\"state\":\"open\","
          + NEVER_TOUCHED
          + "\"content\":null}],\"nextCursor\":null}";

  static final String RETRYING =
      ENTRY_START
          + """
          "state":"retrying","retriedAt":"2026-01-15T09:02:11Z","retriedBy":"backend","resolvedAt":null,"discardedAt":null,"discardedBy":null,"discardReason":null,"content":null}""";

  static final String DISCARD =
      """
      {"reason":"sent by the load test"}""";

  static final String DISCARDED =
      ENTRY_START
          + """
          "state":"discarded","retriedAt":null,"retriedBy":null,"resolvedAt":null,"discardedAt":"2026-01-15T09:02:11Z","discardedBy":"backend","discardReason":"sent by the load test","content":null}""";

  private QuarantineExamples() {}
}
