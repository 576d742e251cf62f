package io.dialbridge.live;

import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import org.jspecify.annotations.Nullable;

/**
 * One server-sent event.
 *
 * @param data JSON in one line; null: a comment, which only keeps the stream open
 */
record Message(@Nullable String name, @Nullable String id, @Nullable String data) {
  static final Message HEARTBEAT = new Message(null, null, null);
  static final Message SETTLED = end("settled");
  static final Message RESUME = end("resume");

  private static Message end(String reason) {
    return new Message("end", null, "{\"reason\":\"" + reason + "\"}");
  }

  OutboundSseEvent by(Sse sse) {
    OutboundSseEvent.Builder builder = sse.newEventBuilder();
    if (data == null) {
      return builder.comment("").build();
    }
    if (id != null) {
      builder.id(id);
    }
    // As text: it is JSON already.
    return builder.name(name).mediaType(MediaType.TEXT_PLAIN_TYPE).data(data).build();
  }
}
