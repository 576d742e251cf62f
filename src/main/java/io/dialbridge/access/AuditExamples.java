package io.dialbridge.access;

/** Examples of the API's description. */
final class AuditExamples {
  static final String PAGE =
      """
      {"items":[{"id":"42","at":"2026-01-15T08:31:02.5Z","actor":"order-service","action":"access.refused","target":"POST /v1/calls/{id}/stop","reason":"needs calls:stop; 17 times since 2026-01-15T08:30:02.1Z","address":"192.0.2.20","hash":"9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"},{"id":"41","at":"2026-01-15T08:30:20.123456Z","actor":"ops","action":"key.revoked","target":"key/0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e3f","reason":null,"address":"192.0.2.7","hash":"2c624232cdd221771294dfbb310aca000a0df6ac8b66b696d90ef06fdefb64a3"}],"nextCursor":null}""";

  private AuditExamples() {}
}
