package io.dialbridge.webhooks;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.Locale;

/** Every type of event, with an example of its body. */
@ApplicationScoped
class EventCatalogue {
  private final CloudEvents events;

  EventCatalogue(CloudEvents events) {
    this.events = events;
  }

  EventTypeList list() {
    return new EventTypeList(Arrays.stream(EventType.values()).map(this::shown).toList());
  }

  EventTypeResponse shown(EventType type) {
    return new EventTypeResponse(
        type.word(),
        type.meaning(),
        type.subject().name().toLowerCase(Locale.ROOT),
        CloudEvents.schema(type.word()),
        EventSchemas.of(type),
        events.example(type));
  }
}
