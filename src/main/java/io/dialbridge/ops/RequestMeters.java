package io.dialbridge.ops;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * Has the durations of requests to the facade counted in buckets, so that it can be told how long
 * the slowest hundredth took. Pushes have none: they are the most, and their sum does.
 */
class RequestMeters {
  private static final double[] SECONDS = {0.05, 0.1, 0.25, 1, 3, 10};

  @Produces
  @Singleton
  MeterFilter buckets() {
    DistributionStatisticConfig buckets =
        DistributionStatisticConfig.builder()
            .serviceLevelObjectives(
                DoubleStream.of(SECONDS).map(s -> s * Duration.ofSeconds(1).toNanos()).toArray())
            .build();
    return new MeterFilter() {
      @Override
      public DistributionStatisticConfig configure(
          Meter.Id meter, DistributionStatisticConfig config) {
        return isOfFacade(meter) ? buckets.merge(config) : config;
      }
    };
  }

  private static boolean isOfFacade(Meter.Id meter) {
    @Nullable String path = meter.getTag("uri");
    return meter.getName().equals("http.server.requests")
        && path != null
        && path.startsWith("/v1/");
  }
}
