package io.dialbridge.ops;

import io.opentelemetry.context.propagation.TextMapPropagator;
import io.quarkus.opentelemetry.runtime.propagation.TextMapPropagatorCustomizer;
import jakarta.inject.Singleton;

/**
 * Traces of those who ask us go on here. Whom we ask is a stranger, the platform or a store of
 * recordings, and is told nothing of them.
 */
@Singleton
class TracesEndHere implements TextMapPropagatorCustomizer {
  @Override
  public TextMapPropagator customize(Context context) {
    return new InboundPropagator(context.propagator());
  }
}
