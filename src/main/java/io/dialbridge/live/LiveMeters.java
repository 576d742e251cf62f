package io.dialbridge.live;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** How streams fare, as operators see it. */
@ApplicationScoped
class LiveMeters {
  private static final Duration[] DELAYS =
      IntStream.of(10, 50, 100, 200, 500, 1000, 2500, 10000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final MeterRegistry metrics;
  private final Timer delay;

  LiveMeters(MeterRegistry metrics) {
    this.metrics = metrics;
    this.delay =
        Timer.builder("dialbridge.live.delay")
            .description("From the receipt of what a call learns until those who watch are told")
            .serviceLevelObjectives(DELAYS)
            .register(metrics);
  }

  void watch(String what, Supplier<Number> open) {
    Gauge.builder("dialbridge.live.streams", open)
        .tag("of", what)
        .description("Open streams of this process, of one call each or of all calls")
        .register(metrics);
  }

  void listening(BooleanSupplier listening) {
    Gauge.builder("dialbridge.live.listening", () -> listening.getAsBoolean() ? 1 : 0)
        .description("1 where this process hears at once what others did; 0: within a second")
        .register(metrics);
  }

  void told(Duration since) {
    delay.record(since.isNegative() ? Duration.ZERO : since);
  }
}
