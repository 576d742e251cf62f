package io.dialbridge.calls;

import java.util.UUID;

/** Knows to whom webhooks may be sent. A room's own bean. */
public interface WebhookRegister {
  /** Whether an endpoint of that id is told of calls of that app. */
  boolean tells(UUID endpoint, String app);
}
