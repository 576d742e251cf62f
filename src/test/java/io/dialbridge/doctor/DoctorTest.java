package io.dialbridge.doctor;

import static io.dialbridge.doctor.Texts.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.dialbridge.testing.TestingClock;
import io.dialbridge.values.Language;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The doctor's rounds. */
class DoctorTest {
  private final TestingClock clock = new TestingClock();

  private interface Look {
    void into(Chart chart) throws Exception;
  }

  private static Examination examination(String name, Look look) {
    return new Examination() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public void examine(Chart chart) throws Exception {
        look.into(chart);
      }
    };
  }

  private Doctor doctor(Duration longest, Examination... examinations) {
    return new Doctor(List.of(examinations), clock, longest);
  }

  @Test
  void whatTakesTooLongOrBreaksTakesNothingFromTheOthers() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Examination slow =
        examination(
            "slow",
            chart -> {
              chart.ok("slow-begin", text("Begun.", "已开始。"));
              never.await();
            });
    Examination broken =
        examination(
            "broken",
            chart -> {
              throw new IllegalStateException("no such thing");
            });
    Examination good = examination("good", chart -> chart.ok("good", text("Well.", "正常。")));

    DoctorReport report = doctor(Duration.ofMillis(200), slow, broken, good).examine();

    assertThat(report.lines())
        .extracting(line -> line.name() + " " + line.health().word())
        .containsExactly("slow-begin ok", "slow failed", "broken failed", "good ok");
    assertThat(report.lines().get(2).seen().en()).contains("no such thing");
    assertThat(report.health()).isEqualTo(Health.FAILED);
  }

  @Test
  void whoeverAsksAgainWithinAMinuteGetsTheSameReport() throws Exception {
    AtomicInteger times = new AtomicInteger();
    Doctor doctor =
        doctor(Duration.ofSeconds(5), examination("counts", chart -> times.incrementAndGet()));

    DoctorReport first = doctor.recent();
    clock.advance(Duration.ofSeconds(59));
    assertThat(doctor.recent()).isSameAs(first);
    clock.advance(Duration.ofSeconds(1));
    assertThat(doctor.recent().examinedAt()).isEqualTo(clock.instant());
    assertThat(times).hasValue(2);
  }

  @Test
  void warningsAndWhatIsUnknownAreNoFailure() throws Exception {
    Examination examination =
        examination(
            "odd",
            chart -> {
              chart.unknown("asked", text("Not asked.", "未询问。"), text("Ask.", "请询问。"));
              chart.warning("odd", text("Odd.", "异常。"), text("Look.", "请检查。"));
            });

    DoctorReport report = doctor(Duration.ofSeconds(5), examination).examine();

    assertThat(report.health()).isEqualTo(Health.WARNING);
    assertThat(DoctorCommand.table(report, Language.ZH).lines())
        .containsExactly(
            "unknown  asked  未询问。",
            "                -> 请询问。",
            "warning  odd    异常。",
            "                -> 请检查。");
  }
}
