package io.dialbridge.harness;

import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Plays calls at the push door: each connection one call after the other, push after push, each
 * when the one before was acknowledged, until the time is up; a call that was begun is finished.
 */
final class PushLoad {
  private static final Duration MOST_BACKLOG = Duration.ofMinutes(5);

  private final BenchmarkDatabase database;
  private final String serviceUrl;

  PushLoad(BenchmarkDatabase database, String serviceUrl) {
    this.database = database;
    this.serviceUrl = serviceUrl;
  }

  /**
   * What came out.
   *
   * @param folded pushes a second, from the first push to the moment when none was left to be read
   * @param acknowledged pushes a second, to the last acknowledgement
   */
  record Result(
      int calls, double folded, double acknowledged, double p50Millis, double p99Millis) {}

  Result play(List<List<byte[]>> calls, int connections, Duration time) throws Exception {
    AtomicInteger next = new AtomicInteger();
    AtomicInteger played = new AtomicInteger();
    CountDownLatch connected = new CountDownLatch(connections);
    long[] latencies;
    long begin;
    try (ExecutorService threads = Executors.newFixedThreadPool(connections)) {
      List<Future<long[]>> parts = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        parts.add(
            threads.submit(
                () -> {
                  try (PushConnection connection = new PushConnection(serviceUrl)) {
                    connected.countDown();
                    connected.await();
                    return playOn(connection, calls, next, played, time);
                  }
                }));
      }
      connected.await();
      begin = System.nanoTime();
      List<long[]> all = new ArrayList<>();
      for (Future<long[]> part : parts) {
        all.add(part.get());
      }
      latencies = all.stream().flatMapToLong(Arrays::stream).sorted().toArray();
    }
    long acknowledged = System.nanoTime();
    awaitFolded(acknowledged);
    long folded = System.nanoTime();
    return new Result(
        played.get(),
        perSecond(latencies.length, folded - begin),
        perSecond(latencies.length, acknowledged - begin),
        millis(latencies, 0.50),
        millis(latencies, 0.99));
  }

  private static long[] playOn(
      PushConnection connection,
      List<List<byte[]>> calls,
      AtomicInteger next,
      AtomicInteger played,
      Duration time)
      throws Exception {
    long[] latencies = new long[calls.size() * CallPushes.PUSHES];
    int pushes = 0;
    long deadline = System.nanoTime() + time.toNanos();
    while (System.nanoTime() < deadline) {
      int call = next.getAndIncrement();
      if (call >= calls.size()) {
        break;
      }
      for (byte[] push : calls.get(call)) {
        long sent = System.nanoTime();
        connection.send(push);
        latencies[pushes++] = System.nanoTime() - sent;
      }
      played.incrementAndGet();
    }
    return Arrays.copyOf(latencies, pushes);
  }

  private void awaitFolded(long since) throws SQLException, InterruptedException {
    while (database.hasBacklog()) {
      if (System.nanoTime() - since > MOST_BACKLOG.toNanos()) {
        throw new IllegalStateException("pushes are left unread after " + MOST_BACKLOG);
      }
      TimeUnit.MILLISECONDS.sleep(20);
    }
  }

  private static double perSecond(int pushes, long nanos) {
    return pushes * 1e9 / nanos;
  }

  private static double millis(long[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * share))] / 1e6;
  }
}
