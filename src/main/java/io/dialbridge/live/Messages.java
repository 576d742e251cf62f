package io.dialbridge.live;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dialbridge.calls.CallEventResponse;
import io.dialbridge.calls.CallResponse;
import io.dialbridge.calls.CallSession;
import io.dialbridge.values.Language;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** What is said on a stream. */
@ApplicationScoped
class Messages {
  private final ObjectMapper json;

  Messages(ObjectMapper json) {
    this.json = json;
  }

  Message snapshot(CallSession call, Language language) {
    return new Message(
        "snapshot",
        Integer.toString(call.eventCount()),
        text(new CallSnapshot(CallResponse.of(call, language))));
  }

  Message snapshot(List<CallSession> calls, Place place, Language language) {
    return new Message(
        "snapshot",
        place.id(),
        text(new CallsSnapshot(calls.stream().map(it -> CallResponse.of(it, language)).toList())));
  }

  /** The data of a change, which is the same for all who watch it in that language. */
  String change(CallEventResponse event, CallSession call, Language language) {
    return text(new CallChange(event, CallResponse.of(call, language)));
  }

  private String text(Object data) {
    try {
      return json.writeValueAsString(data);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("what is streamed can be written", e);
    }
  }
}
