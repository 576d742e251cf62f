package io.dialbridge.values;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A place in a trace, kept so that what happens later, maybe in another process, is traced there.
 *
 * @param text as W3C's Trace Context writes it
 */
public record TraceParent(String text) {
  private static final String NAME = "traceparent";
  private static final TextMapGetter<String> TEXT =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(String text) {
          return List.of(NAME);
        }

        @Override
        public @Nullable String get(@Nullable String text, String name) {
          return name.equals(NAME) ? text : null;
        }
      };

  /** Where we are; null: what happens here is not traced. */
  public static @Nullable TraceParent here() {
    if (!Span.current().getSpanContext().isSampled()) {
      return null;
    }
    Map<String, String> headers = new HashMap<>();
    W3CTraceContextPropagator.getInstance().inject(Context.current(), headers, Map::put);
    String text = headers.get(NAME);
    return text == null ? null : new TraceParent(text);
  }

  /** Does a task whose spans belong there; null: to no trace. */
  public static void run(@Nullable TraceParent place, Runnable task) {
    (place == null ? Context.root() : place.context()).wrap(task).run();
  }

  /** For spans below it. */
  public Context context() {
    return W3CTraceContextPropagator.getInstance().extract(Context.root(), text, TEXT);
  }
}
