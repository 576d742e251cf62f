package io.dialbridge.webhooks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dialbridge.calls.CallSession;
import io.dialbridge.calls.Parties;
import io.dialbridge.platform.PushAddress;
import io.dialbridge.values.PhoneNumber;
import io.dialbridge.values.Vault;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** What is sent: an event in the structured mode of CloudEvents 1.0. */
@ApplicationScoped
class CloudEvents {
  /** With each change after which a receiver could no longer read the data. */
  private static final int DATA_VERSION = 1;

  private static final UUID EXAMPLE = UUID.fromString("0198c5a1-2c3d-7e4f-8a5b-6c7d8e9f0a1b");

  private final ObjectMapper json;
  private final Vault vault;
  private final String source;

  CloudEvents(ObjectMapper json, Vault vault, PushAddress address) {
    this.json = json;
    this.vault = vault;
    this.source = address.publicUrl();
  }

  /**
   * @param reveal whether whole numbers are told, as long as the call is not erased
   */
  byte[] body(DeliveryQueue.Taken event, boolean reveal) {
    try {
      ObjectNode data = (ObjectNode) json.readTree(event.data());
      if (reveal && event.call() != null) {
        parties(event).ifPresent(parties -> reveal(parties, data));
      }
      return json.writeValueAsString(envelope(event, data)).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what was told can be read", e);
    }
  }

  /** Of that type, as JSON. */
  String example(EventType type) {
    DeliveryQueue.Taken event =
        new DeliveryQueue.Taken(EXAMPLE, type.word(), null, null, EventExamples.AT, "", 0);
    return envelope(event, json.valueToTree(EventExamples.data(type))).toString();
  }

  private ObjectNode envelope(DeliveryQueue.Taken event, ObjectNode data) {
    ObjectNode envelope = json.createObjectNode();
    envelope.put("specversion", "1.0");
    envelope.put("id", event.event().toString());
    envelope.put("source", source);
    envelope.put("type", event.type());
    envelope.put("subject", subject(event.type(), data));
    envelope.put("time", event.toldAt().toString());
    envelope.put("datacontenttype", "application/json");
    envelope.put("dataschema", schema(event.type()));
    envelope.set("data", data);
    return envelope;
  }

  /** The call, app or endpoint that it is about. */
  private static String subject(String type, ObjectNode data) {
    return data.path(
            switch (EventType.of(type).orElseThrow().subject()) {
              case CALL -> "callId";
              case APP -> "app";
              case ENDPOINT -> "endpointId";
            })
        .asText();
  }

  static String schema(String type) {
    EventType.Subject subject = EventType.of(type).orElseThrow().subject();
    return "urn:dialbridge:webhook:%s:%d"
        .formatted(subject.name().toLowerCase(Locale.ROOT), DATA_VERSION);
  }

  private Optional<Parties> parties(DeliveryQueue.Taken event) {
    return QuarkusTransaction.joiningExisting()
        .call(() -> CallSession.partiesOf(event.call(), vault));
  }

  private static void reveal(Parties parties, ObjectNode data) {
    data.put("caller", parties.callerIfAny().map(PhoneNumber::e164).orElse(null));
    data.put("callee", parties.callee().e164());
  }
}
