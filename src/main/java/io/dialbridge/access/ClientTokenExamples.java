package io.dialbridge.access;

/** Examples of the API's description. */
final class ClientTokenExamples {
  static final String TOKEN = "eyJhbGciOiJIUzI1NiJ9.eyJpc3MiOiJkaWFsYnJpZGdlIn0.c2lnbmF0dXJl";
  static final String CREATE =
      """
      {"subject":"user-4711","kinds":["callback"],"app":"courier","caller":"+8615400000001","callees":["+8615400010001"],"maxCalls":1,"expiresInSeconds":300}""";
  static final String ISSUED =
      "{\"id\":\"0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e3f\",\"token\":\""
          + TOKEN
          + "\",\"expiresAt\":\"2026-01-15T08:35:20Z\"}";

  private ClientTokenExamples() {}
}
