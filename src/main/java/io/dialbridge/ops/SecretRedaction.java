package io.dialbridge.ops;

import io.quarkus.logging.LoggingFilter;
import java.util.Objects;
import java.util.logging.Filter;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.logmanager.ExtLogRecord;
import org.jboss.logmanager.formatters.PatternFormatter;
import org.jspecify.annotations.Nullable;

/**
 * Takes the secret out of every push address, and every key, token and phone number, that is about
 * to be logged, by whomever: servers like to print paths when something fails, databases rows, and
 * an access log prints what it is told to.
 */
@LoggingFilter(name = SecretRedaction.NAME)
public final class SecretRedaction implements Filter {
  static final String NAME = "secret-redaction";

  /** E.164, and mobile numbers of China as they are dialled. */
  private static final String NUMBER =
      "|([+][1-9][0-9]{2})[0-9]{4,12}\\b|\\b(1[3-9][0-9])[0-9]{8}\\b";

  /**
   * What stands before a secret, and the secret: of a push address all that is behind its app, or
   * all of it where it names none.
   */
  private static final Pattern SECRET =
      Pattern.compile(
          "(/push/+(?:[^/\\s,?\"]{1,64}/)?)[^\\s,?\"]+"
              + "|((?i)bearer +)[A-Za-z0-9._~+/=-]+"
              + "|(dbk_)[A-Za-z0-9]+"
              + "|(eyJ)[A-Za-z0-9_-]+[.][A-Za-z0-9_-]+[.][A-Za-z0-9_-]+"
              + "|([?&](?i)(?:access_)?token=)[^&\\s\"#]+"
              + NUMBER);

  /** Causes that are looked at; one may be its own cause. */
  private static final int MOST_CAUSES = 20;

  /** The message with its parameters, without a stack trace. */
  private static final Formatter MESSAGE = new PatternFormatter("%s");

  @Override
  public boolean isLoggable(LogRecord record) {
    String redacted = redact(MESSAGE.format(record));
    if (redacted != null) {
      replace(record, redacted);
    }
    if (record.getThrown() != null && tells(record.getThrown(), MOST_CAUSES)) {
      record.setThrown(new Redacted(record.getThrown(), MOST_CAUSES));
    }
    return true;
  }

  /** Null where there is nothing to take out. */
  private static @Nullable String redact(String text) {
    Matcher secret = SECRET.matcher(text);
    return secret.find() ? secret.replaceAll(SecretRedaction::withoutSecret) : null;
  }

  private static String withoutSecret(MatchResult found) {
    StringBuilder before = new StringBuilder();
    for (int group = 1; group <= found.groupCount(); group++) {
      before.append(found.group(group) == null ? "" : found.group(group));
    }
    return Matcher.quoteReplacement(before.append("***").toString());
  }

  private static void replace(LogRecord record, String text) {
    if (record instanceof ExtLogRecord extended) {
      extended.setMessage(text, ExtLogRecord.FormatStyle.NO_FORMAT);
    } else {
      record.setMessage(text);
    }
    record.setParameters(new Object[0]);
  }

  private static boolean tells(@Nullable Throwable thrown, int causes) {
    if (thrown == null || causes == 0) {
      return false;
    }
    if (redact(thrown.toString()) != null || tells(thrown.getCause(), causes - 1)) {
      return true;
    }
    for (Throwable suppressed : thrown.getSuppressed()) {
      if (tells(suppressed, causes - 1)) {
        return true;
      }
    }
    return false;
  }

  /** Prints as what was thrown does, without its secrets. */
  private static final class Redacted extends Exception {
    private static final long serialVersionUID = 1L;

    Redacted(Throwable thrown, int causes) {
      super(
          Objects.requireNonNullElse(redact(thrown.toString()), thrown.toString()),
          thrown.getCause() == null || causes == 0
              ? null
              : new Redacted(thrown.getCause(), causes - 1));
      setStackTrace(thrown.getStackTrace());
      if (causes > 0) {
        for (Throwable suppressed : thrown.getSuppressed()) {
          addSuppressed(new Redacted(suppressed, causes - 1));
        }
      }
    }

    @Override
    @SuppressWarnings("OverrideThrowableToString") // The name of the class is the original's.
    public String toString() {
      return String.valueOf(getMessage());
    }
  }
}
