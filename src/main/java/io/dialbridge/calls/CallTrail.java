package io.dialbridge.calls;

import io.opentelemetry.api.trace.Span;
import java.util.UUID;
import org.jboss.logging.MDC;

/** Has lines of the log and the span that is current name the call that they are about. */
public final class CallTrail {
  static final String SPAN_ATTRIBUTE = "dialbridge.call.id";
  private static final String LOG_FIELD = "callId";

  private CallTrail() {}

  /** Until the request, or the thread's task, ends; or until {@link #leave}. */
  public static void follow(UUID call) {
    MDC.put(LOG_FIELD, call.toString());
    Span.current().setAttribute(SPAN_ATTRIBUTE, call.toString());
  }

  /** Where one task looks after several calls. */
  static void leave() {
    MDC.remove(LOG_FIELD);
  }
}
