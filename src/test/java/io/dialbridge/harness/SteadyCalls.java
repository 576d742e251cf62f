package io.dialbridge.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Plays calls at the push door at a rate of its own, whether or not the service keeps up. */
final class SteadyCalls {
  private static final int CONNECTIONS = 32;

  private final String serviceUrl;
  private final int perSecond;

  SteadyCalls(String serviceUrl, int perSecond) {
    this.serviceUrl = serviceUrl;
    this.perSecond = perSecond;
  }

  /**
   * Each call's pushes one after the other, at once when it is its turn.
   *
   * @return by how many milliseconds a call began too late, at most
   */
  long play(List<List<byte[]>> calls) throws Exception {
    AtomicInteger next = new AtomicInteger();
    AtomicLong latest = new AtomicLong();
    long begin = System.nanoTime();
    try (ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS)) {
      List<Future<?>> parts = new ArrayList<>();
      for (int i = 0; i < CONNECTIONS; i++) {
        parts.add(
            threads.submit(
                () -> {
                  playOn(calls, next, begin, latest);
                  return null;
                }));
      }
      for (Future<?> part : parts) {
        part.get();
      }
    }
    return TimeUnit.NANOSECONDS.toMillis(latest.get());
  }

  private void playOn(List<List<byte[]>> calls, AtomicInteger next, long begin, AtomicLong latest)
      throws Exception {
    try (PushConnection connection = new PushConnection(serviceUrl)) {
      for (int n = next.getAndIncrement(); n < calls.size(); n = next.getAndIncrement()) {
        long turn = begin + TimeUnit.SECONDS.toNanos(n) / perSecond;
        TimeUnit.NANOSECONDS.sleep(turn - System.nanoTime());
        latest.accumulateAndGet(System.nanoTime() - turn, Math::max);
        for (byte[] push : calls.get(n)) {
          connection.send(push);
        }
      }
    }
  }
}
