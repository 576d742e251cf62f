package io.dialbridge.recordings;

/** Examples that OpenAPI shows; {@code OpenApiContractTest} reads each of them back. */
final class RecordingExamples {
  static final String AVAILABLE =
      """
      {"callId":"0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e3f","state":"available","reason":null,"text":"The recording can be fetched.","startedAt":"2026-01-15T08:30:41Z","availableUntil":"2026-01-22T08:31:22Z","audio":"/v1/calls/0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e3f/recording/audio"}\
      """;

  static final String ABSENT =
      """
      {"callId":"0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e3f","state":"absent","reason":"not_requested","text":"No recording was asked for when the call was placed.","startedAt":null,"availableUntil":null,"audio":null}\
      """;

  private RecordingExamples() {}
}
