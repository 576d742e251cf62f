package io.dialbridge.pushes;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialbridge.bills.FeeInfo;
import io.dialbridge.calls.CallFact.PlatformTime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every message on file is read, whatever is added to them. */
class PushFilesTest {
  @Test
  void everyMessageIsRead() throws Exception {
    List<Path> files = PushFiles.all();
    List<String> events = new ArrayList<>();

    for (Path file : files) {
      ReadPush push = ReadPush.of(Files.readAllBytes(file));
      events.add(push.eventType());
      for (JsonNode item : push.items()) {
        assertThat(StatusReading.sessionId(item)).as("sessionId in %s", file).isNotNull();
        if (push.isBills()) {
          assertBillIsRead(file, item);
        } else {
          assertTimeIsRead(file, item);
        }
      }
    }

    assertThat(events).hasSameSizeAs(files).contains("callout", "collectInfo", "disconnect", "fee");
  }

  private static void assertBillIsRead(Path file, JsonNode bill) {
    FeeInfo fee = BillReading.fee(BillReading.content(bill));
    assertThat(fee.endedAt()).as("end in %s", file).isNotNull();
    assertThat(fee.callOutStartTime()).as("start in %s", file).isNotNull();
    assertThat(fee.ulFailReason()).as("ulFailReason in %s", file).isNotNull();
    assertThat(BillReading.content(bill)).as("content of %s", file).isNotEmpty();
  }

  private static void assertTimeIsRead(Path file, JsonNode status) {
    String timestamp = WireText.orNull(status, "timestamp", 32);
    assertThat(PlatformClock.ofStatus(timestamp, Instant.EPOCH).zone())
        .as("timestamp in %s", file)
        .isNotEqualTo(PlatformTime.UNREADABLE);
  }
}
