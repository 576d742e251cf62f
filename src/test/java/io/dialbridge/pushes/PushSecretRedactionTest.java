package io.dialbridge.pushes;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.ExtLogRecord.FormatStyle;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PushSecretRedactionTest {
  private static final String SECRET = "66c92b11ff8a425fb8d4ccfe0ed9ed1f";

  private final PushSecretRedaction redaction = new PushSecretRedaction();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP Request to /push/courier/%s failed, error id: 1",
        "https://voice.example.com/push/courier/%s",
        "POST /push/nobody/%s?x=1"
      })
  void noPushAddressIsLoggedWithItsSecret(String text) {
    ExtLogRecord record = new ExtLogRecord(Level.INFO, text, FormatStyle.PRINTF, "logger");
    record.setParameters(new Object[] {SECRET});

    assertThat(redaction.isLoggable(record)).isTrue();
    assertThat(message(record)).doesNotContain(SECRET).contains("/***");
  }

  @Test
  void otherLinesStayAsTheyAre() {
    ExtLogRecord record = new ExtLogRecord(Level.INFO, "50%% of %s", FormatStyle.PRINTF, "logger");
    record.setParameters(new Object[] {"it"});

    assertThat(redaction.isLoggable(record)).isTrue();
    assertThat(message(record)).isEqualTo("50% of it");
  }

  private static String message(ExtLogRecord record) {
    return new PatternFormatter("%s").format(record);
  }
}
