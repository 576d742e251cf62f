package io.dialbridge.doctor;

import io.dialbridge.values.Text;
import io.quarkus.arc.All;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Makes its rounds: all examinations side by side, none longer than allowed. */
@ApplicationScoped
class Doctor {
  private static final Duration LONGEST = Duration.ofSeconds(18);

  /** So that nobody can have us knock at the platform again and again. */
  static final Duration BETWEEN_ROUNDS = Duration.ofSeconds(60);

  private final List<Examination> examinations;
  private final Clock clock;
  private final Duration longest;

  private @Nullable DoctorReport last;

  @Inject
  Doctor(@All List<Examination> examinations, Clock clock) {
    this(examinations, clock, LONGEST);
  }

  Doctor(List<Examination> examinations, Clock clock, Duration longest) {
    this.examinations = List.copyOf(examinations);
    this.clock = clock;
    this.longest = longest;
  }

  /**
   * The last report, or a new one if that is older than a minute. Whoever asks meanwhile waits for
   * it and gets the same.
   */
  synchronized DoctorReport recent() throws InterruptedException {
    DoctorReport known = last;
    if (known == null || !known.examinedAt().plus(BETWEEN_ROUNDS).isAfter(clock.instant())) {
      known = examine();
      last = known;
    }
    return known;
  }

  DoctorReport examine() throws InterruptedException {
    Instant begin = clock.instant();
    List<Chart> charts = examinations.stream().map(examination -> new Chart()).toList();
    List<Callable<Chart>> work = new ArrayList<>();
    for (int i = 0; i < examinations.size(); i++) {
      Examination examination = examinations.get(i);
      Chart chart = charts.get(i);
      work.add(
          () -> {
            examination.examine(chart);
            return chart;
          });
    }
    // Not closed: that would wait for what no interrupt ends, such as the look-up of a name.
    ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    try {
      List<Future<Chart>> done = threads.invokeAll(work, longest.toMillis(), TimeUnit.MILLISECONDS);
      List<Observation> lines = new ArrayList<>();
      for (int i = 0; i < done.size(); i++) {
        Chart chart = charts.get(i);
        tellTheEnd(examinations.get(i).name(), done.get(i), chart);
        lines.addAll(chart.close());
      }
      return new DoctorReport(begin, Duration.between(begin, clock.instant()), lines);
    } finally {
      threads.shutdownNow();
    }
  }

  private void tellTheEnd(String name, Future<Chart> done, Chart chart)
      throws InterruptedException {
    try {
      done.get();
    } catch (CancellationException e) {
      chart.failed(
          name,
          new Text(
              "The examination did not end within %d s.".formatted(longest.toSeconds()),
              "检查在 %d 秒内未完成。".formatted(longest.toSeconds())),
          new Text(
              "Something on the way takes connections and says nothing, or name servers are slow: look at firewalls and DNS.",
              "途中有设备接受连接却不应答，或域名解析过慢：请检查防火墙与 DNS。"));
    } catch (ExecutionException e) {
      String reason = Reasons.of(e);
      chart.failed(
          name,
          new Text("The examination broke off: " + reason + ".", "检查中断：" + reason + "。"),
          new Text("Mend what it names; else report it.", "请按提示处理；否则请反馈此问题。"));
    }
  }
}
