package io.dialbridge.webhooks;

/**
 * JSON Schemas (draft 2020-12) of what is sent. Members may be added to the data, so that unknown
 * ones are allowed there.
 */
final class EventSchemas {
  private static final String CALL =
      """
      {
            "type": "object",
            "required": ["sequence", "callId", "kind", "app", "reference", "status", "settled", "caller", "callee", "party", "at", "digits", "endedBy", "cause", "billId", "cost", "reason"],
            "properties": {
              "sequence": {"type": "integer", "minimum": 1},
              "callId": {"type": "string", "format": "uuid"},
              "kind": {"type": "string"},
              "app": {"type": "string"},
              "reference": {"type": ["string", "null"]},
              "status": {"type": "string"},
              "settled": {"type": "boolean"},
              "caller": {"type": ["string", "null"]},
              "callee": {"type": "string"},
              "party": {"type": ["string", "null"]},
              "at": {"type": ["string", "null"], "format": "date-time"},
              "digits": {"type": ["string", "null"]},
              "endedBy": {"type": ["string", "null"]},
              "cause": {"type": ["string", "null"]},
              "billId": {"type": ["string", "null"]},
              "cost": {
                "type": ["object", "null"],
                "required": ["amount", "currency", "basis"],
                "properties": {
                  "amount": {"type": "string", "pattern": "^[0-9]+(\\\\.[0-9]+)?$"},
                  "currency": {"type": "string", "pattern": "^[A-Z]{3}$"},
                  "basis": {"type": "string"}
                }
              },
              "reason": {"type": ["string", "null"]}
            }
          }""";
  private static final String APP =
      """
      {
            "type": "object",
            "required": ["app", "code"],
            "properties": {
              "app": {"type": "string"},
              "code": {"type": ["string", "null"]}
            }
          }""";
  private static final String ENDPOINT =
      """
      {
            "type": "object",
            "required": ["endpointId", "reason"],
            "properties": {
              "endpointId": {"type": "string", "format": "uuid"},
              "reason": {"type": "string"}
            }
          }""";

  private EventSchemas() {}

  static String of(EventType type) {
    return """
      {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "%s",
        "description": "%s",
        "type": "object",
        "required": ["specversion", "id", "source", "type", "subject", "time", "datacontenttype", "dataschema", "data"],
        "properties": {
          "specversion": {"const": "1.0"},
          "id": {"type": "string", "format": "uuid"},
          "source": {"type": "string", "format": "uri"},
          "type": {"const": "%s"},
          "subject": {"type": "string"},
          "time": {"type": "string", "format": "date-time"},
          "datacontenttype": {"const": "application/json"},
          "dataschema": {"const": "%s"},
          "data": %s
        }
      }
      """
        .formatted(
            type.word(), type.meaning(), type.word(), CloudEvents.schema(type.word()), data(type));
  }

  private static String data(EventType type) {
    return switch (type.subject()) {
      case CALL -> CALL;
      case APP -> APP;
      case ENDPOINT -> ENDPOINT;
    };
  }
}
