package io.dialbridge.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class InboundPropagatorTest {
  private static final String HERE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";
  private static final TextMapGetter<Map<String, String>> HEADERS =
      new TextMapGetter<>() {
        @Override
        public Iterable<String> keys(Map<String, String> headers) {
          return headers.keySet();
        }

        @Override
        public @Nullable String get(@Nullable Map<String, String> headers, String name) {
          return headers == null ? null : headers.get(name);
        }
      };

  private final W3CTraceContextPropagator inner = W3CTraceContextPropagator.getInstance();
  private final InboundPropagator propagator = new InboundPropagator(inner);

  @Test
  void aTraceComesInAndDoesNotGoOut() {
    Context context = propagator.extract(Context.root(), Map.of("traceparent", HERE), HEADERS);
    assertThat(Span.fromContext(context).getSpanContext().getTraceId())
        .isEqualTo("4bf92f3577b34da6a3ce929d0e0e4736");

    Map<String, String> told = new HashMap<>();
    inner.inject(context, told, Map::put);
    assertThat(told).containsEntry("traceparent", HERE);
    told.clear();
    propagator.inject(context, told, Map::put);
    assertThat(told).isEmpty();
  }
}
