package io.dialbridge.pushes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client that reads nothing before it has sent all is not waited for. */
@Timeout(10)
class ReportStreamTest {
  private static final int LINES = 50;

  private final ByteArrayOutputStream received = new ByteArrayOutputStream();
  private final CountDownLatch reading = new CountDownLatch(1);

  @Test
  void whatTheClientDoesNotTakeComesInTheEndAndInOrder() throws IOException {
    try (ReportStream report = new ReportStream(new PatientClient())) {
      for (int line = 0; line < LINES; line++) {
        report.write(line(line));
        report.flush();
      }
      assertThat(received.size()).isZero();

      reading.countDown();
      report.finish();
    }

    assertThat(received)
        .hasToString(
            IntStream.range(0, LINES).mapToObj(line -> line + "\n").collect(Collectors.joining()));
  }

  @Test
  void aClientThatIsGoneIsTold() throws IOException {
    try (ReportStream report =
        new ReportStream(
            new OutputStream() {
              @Override
              public void write(int one) throws IOException {
                throw new IOException("gone");
              }
            })) {
      for (int line = 0; line < LINES; line++) {
        report.write(line(line));
        report.flush();
      }
      assertThatThrownBy(report::finish).isInstanceOf(IOException.class).hasMessage("gone");
    }
  }

  private static byte[] line(int number) {
    return Integer.toString(number).getBytes(StandardCharsets.UTF_8);
  }

  private final class PatientClient extends OutputStream {
    @Override
    public void write(int one) throws IOException {
      try {
        reading.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      received.write(one);
    }
  }
}
