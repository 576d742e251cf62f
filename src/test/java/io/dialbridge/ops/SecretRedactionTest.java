package io.dialbridge.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.logging.Level;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.ExtLogRecord.FormatStyle;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretRedactionTest {
  private static final String SECRET = "66c92b11ff8a425fb8d4ccfe0ed9ed1f";

  private final SecretRedaction redaction = new SecretRedaction();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP Request to /push/courier/%s failed, error id: 1",
        "https://voice.example.com/push/courier/%s",
        "POST /push/nobody/%s?x=1",
        "\"POST /push/courier/%s HTTP/1.1\" 200 15",
        "/push//courier//%s",
        "/push/courier/../%s/more",
        "/push/%s",
        "https://voice.example.com/push/courier/%1$s, https://voice.example.com/push/notice/%1$s",
        "Authorization: Bearer %s",
        "authorization: bearer  %s.and-more=",
        "a key dbk_%s here",
        "a token eyJhbGciOiJIUzI1NiJ9.eyJqdGki%1$sOiIx.%1$s in a sentence",
        "GET /v1/stream?token=%s HTTP/1.1",
        "GET /v1/stream?limit=1&access_token=%s&b=1",
        "$1 \\ /push/courier/%s $2",
      })
  void noSecretIsLogged(String text) {
    ExtLogRecord record = record(text, SECRET);

    assertThat(redaction.isLoggable(record)).isTrue();
    assertThat(message(record)).doesNotContain(SECRET).contains("***");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Key (callee)=(+8613800138000) already exists",
        "tel:13800138000, for instance",
        "\"calleeNbr\":\"+8613800138000\"",
      })
  void noNumberIsLogged(String text) {
    ExtLogRecord record = record("%s", text);
    redaction.isLoggable(record);

    assertThat(message(record)).contains("***").doesNotContain("0138000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1201_1234_4294967295_20190123030618@callenabler2",
        "call 01a20a80-41f6-750e-85ef-13800138000f at 1763936400000 of 10.0.0.138:13800",
        "2026-11-23T22:25:46.123456+0800",
      })
  void otherDigitsAreNoNumbers(String text) {
    ExtLogRecord record = record("%s", text);
    redaction.isLoggable(record);

    assertThat(message(record)).isEqualTo(text);
  }

  @Test
  void whatIsAroundASecretStays() {
    ExtLogRecord record =
        record("$1 \"POST /push/courier/%s HTTP/1.1\" of Bearer dbk_%s and ?token=a&b=c", SECRET);
    record.setParameters(new Object[] {SECRET, SECRET});
    redaction.isLoggable(record);

    assertThat(message(record))
        .isEqualTo("$1 \"POST /push/courier/*** HTTP/1.1\" of Bearer *** and ?token=***&b=c");
  }

  @Test
  void otherLinesStayAsTheyAre() {
    ExtLogRecord record = record("50%% of %s", "it");
    IllegalStateException thrown = new IllegalStateException("nothing secret");
    record.setThrown(thrown);

    assertThat(redaction.isLoggable(record)).isTrue();
    assertThat(message(record)).isEqualTo("50% of it");
    assertThat(record.getThrown()).isSameAs(thrown);
  }

  @Test
  void noStackTraceTellsASecret() {
    IllegalStateException cause = new IllegalStateException("at /push/courier/" + SECRET);
    cause.addSuppressed(new IllegalArgumentException("Bearer " + SECRET));
    IllegalStateException thrown = new IllegalStateException("it failed", cause);
    ExtLogRecord record = record("%s", "a request");
    record.setThrown(thrown);
    redaction.isLoggable(record);
    String printed = new PatternFormatter("%m%e").format(record);

    assertThat(printed)
        .doesNotContain(SECRET)
        .contains("java.lang.IllegalStateException: it failed")
        .contains("Caused by: java.lang.IllegalStateException: at /push/courier/***")
        .contains("Suppressed: java.lang.IllegalArgumentException: Bearer ***")
        .contains("SecretRedactionTest.noStackTraceTellsASecret");
  }

  private static ExtLogRecord record(String text, String parameter) {
    ExtLogRecord record = new ExtLogRecord(Level.INFO, text, FormatStyle.PRINTF, "logger");
    record.setParameters(new Object[] {parameter});
    return record;
  }

  private static String message(ExtLogRecord record) {
    return new PatternFormatter("%s").format(record);
  }
}
