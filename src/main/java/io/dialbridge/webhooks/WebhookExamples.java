package io.dialbridge.webhooks;

/** Examples of the API's description. */
final class WebhookExamples {
  static final String CREATE =
      """
      {"url":"https://hooks.example.com/dialbridge","description":"order service","events":["call.ended","bill.rated"],"apps":["courier"]}""";
  static final String ENDPOINT =
      """
      {"id":"0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e40","url":"https://hooks.example.com/dialbridge","description":"order service","events":["call.ended","bill.rated"],"apps":["courier"],"revealNumbers":false,"state":"active","disabledFor":null,"createdAt":"2026-01-15T08:00:00Z","createdBy":"ops","lastSuccessAt":"2026-01-15T08:31:10Z","failingSince":null,"previousSecretUntil":null}""";
  static final String PAUSED =
      """
      {"id":"0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e40","url":"https://hooks.example.com/dialbridge","description":"order service","events":["call.ended","bill.rated"],"apps":["courier"],"revealNumbers":false,"state":"paused","disabledFor":null,"createdAt":"2026-01-15T08:00:00Z","createdBy":"ops","lastSuccessAt":"2026-01-15T08:31:10Z","failingSince":null,"previousSecretUntil":null}""";
  static final String ISSUED =
      "{\"endpoint\":"
          + ENDPOINT
          + ",\"secret\":\"whsec_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\"}";
  static final String PAGE = "{\"items\":[" + ENDPOINT + "],\"nextCursor\":null}";
  static final String TEST = "{\"type\":\"call.ended\"}";
  static final String REPLAY = "{\"since\":\"2026-01-15T08:00:00Z\"}";
  static final String REPLAYED = "{\"events\":12}";
  static final String DELIVERED =
      """
      {"eventId":"0198c5a1-2c3d-7e4f-8a5b-6c7d8e9f0a1b","type":"call.ended","callId":"0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e3f","sequence":6,"toldAt":"2026-01-15T08:31:10Z","state":"delivered","nextAttemptAt":null,"deliveredAt":"2026-01-15T08:31:16Z","attempts":[{"at":"2026-01-15T08:31:10Z","millis":12,"status":503,"error":null,"body":"upstream is away"},{"at":"2026-01-15T08:31:15Z","millis":41,"status":204,"error":null,"body":""}]}""";
  static final String PENDING =
      """
      {"eventId":"0198c5a1-2c3d-7e4f-8a5b-6c7d8e9f0a1b","type":"call.ended","callId":null,"sequence":null,"toldAt":"2026-01-15T08:31:10Z","state":"pending","nextAttemptAt":"2026-01-15T08:31:10Z","deliveredAt":null,"attempts":[]}""";
  static final String DELIVERIES = "{\"items\":[" + DELIVERED + "],\"nextCursor\":null}";
  static final String TYPE =
      """
      {"type":"call.ringing","meaning":"It rings at the party.","subject":"call","dataSchema":"urn:dialbridge:webhook:call:1","schema":"{\\"type\\":\\"object\\"}","example":"{\\"specversion\\":\\"1.0\\",\\"type\\":\\"call.ringing\\"}"}""";
  static final String TYPES = "{\"items\":[" + TYPE + "]}";

  private WebhookExamples() {}
}
