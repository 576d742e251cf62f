package io.dialbridge.pushes;

import io.quarkus.logging.LoggingFilter;
import java.util.logging.Filter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;

/**
 * Takes the secret out of every push address that is about to be logged, by whomever: servers like
 * to print paths when something fails.
 */
@LoggingFilter(name = "push-secret-redaction")
public final class PushSecretRedaction implements Filter {
  private static final Pattern ADDRESS = Pattern.compile("(/push/[^/\\s]{1,64}/)[^/\\s,?]+");

  /** The message with its parameters, without a stack trace. */
  private static final Formatter MESSAGE = new PatternFormatter("%s");

  @Override
  public boolean isLoggable(LogRecord record) {
    String text = MESSAGE.format(record);
    if (text.contains("/push/")) {
      Matcher address = ADDRESS.matcher(text);
      if (address.find()) {
        replace(record, address.replaceAll("$1***"));
      }
    }
    return true;
  }

  private static void replace(LogRecord record, String text) {
    if (record instanceof ExtLogRecord extended) {
      extended.setMessage(text, ExtLogRecord.FormatStyle.NO_FORMAT);
    } else {
      record.setMessage(text);
    }
    record.setParameters(new Object[0]);
  }
}
