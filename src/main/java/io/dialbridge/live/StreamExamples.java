package io.dialbridge.live;

import io.dialbridge.calls.CallExamples;

/** Examples of the API's description. */
final class StreamExamples {
  private static final String CALL_ID = "0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e3f";
  private static final String CHANGE =
      "data: {\"event\":{\"sequence\":7,\"type\":\"billed\",\"party\":null,\"receivedAt\":\"2026-01-15T08:31:12Z\",\"at\":\"2026-01-15T08:31:10Z\",\"zone\":null,\"code\":null,\"description\":null,\"partyType\":null,\"digits\":null},\"call\":"
          + CallExamples.SETTLED
          + "}\n\n";
  static final String CALL =
      "event: change\nid: 7\n" + CHANGE + "event: end\ndata: {\"reason\":\"settled\"}\n\n";
  static final String CALLS =
      "event: change\nid: 7412-"
          + CALL_ID
          + "-7\n"
          + CHANGE
          + "event: end\ndata: {\"reason\":\"resume\"}\n\n";

  private StreamExamples() {}
}
