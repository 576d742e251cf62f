package io.dialbridge.access;

/** Examples of the API's description. */
final class KeyExamples {
  static final String CREATE =
      """
      {"name":"order-service","scopes":["calls:create:callback","calls:read"],"apps":["courier"],"expiresAt":"2027-01-01T00:00:00Z"}""";
  static final String KEY =
      """
      {"id":"0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e3f","name":"order-service","scopes":["calls:create:callback","calls:read"],"apps":["courier"],"createdAt":"2026-01-15T08:30:20Z","createdBy":"ops","expiresAt":"2027-01-01T00:00:00Z","lastUsedAt":null,"revokedAt":null,"revokedBy":null,"secrets":[{"prefix":"dbk_9fK2mQ","createdAt":"2026-01-15T08:30:20Z","expiresAt":null}]}""";
  static final String ISSUED =
      "{\"key\":" + KEY + ",\"secret\":\"dbk_9fK2mQ0000000000000000000000000000000000\"}";
  static final String PAGE = "{\"items\":[" + KEY + "],\"nextCursor\":null}";
  static final String ROTATE = "{\"overlapSeconds\":86400}";
  static final String REVOKED =
      """
      {"id":"0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e3f","name":"order-service","scopes":["calls:create:callback","calls:read"],"apps":["courier"],"createdAt":"2026-01-15T08:30:20Z","createdBy":"ops","expiresAt":null,"lastUsedAt":"2026-01-16T09:00:00Z","revokedAt":"2026-01-16T09:30:00Z","revokedBy":"ops","secrets":[{"prefix":"dbk_9fK2mQ","createdAt":"2026-01-15T08:30:20Z","expiresAt":null}]}""";

  private KeyExamples() {}
}
