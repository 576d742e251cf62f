package io.dialbridge.pushes;

import static java.util.Map.entry;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dialbridge.values.PhoneNumber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes a push fit to be looked at. A field is shown only where it is known to be harmless and has
 * the form that it should have: numbers are masked, and keys that were pressed, addresses and
 * whatever we don't know are hidden.
 */
final class MaskedPush {
  static final String HIDDEN = "****";

  private static final Pattern WORD = Pattern.compile("[A-Za-z_]{1,32}");
  private static final UnaryOperator<String> NUMBER = inForm("[+]?[0-9-]{5,32}", PhoneNumber::mask);

  /** Of an account or an app: known again by its ends. */
  private static final UnaryOperator<String> NAME = inForm("[A-Za-z0-9_]{1,32}", PhoneNumber::mask);

  private static final UnaryOperator<String> TIME =
      inForm(
          "[0-9]{4}-[0-9]{2}-[0-9]{2}[ T][0-9]{2}:[0-9]{2}:[0-9]{2}([.][0-9]{1,3})?(Z|[+-][0-9]{2}:?[0-9]{2})?");
  private static final UnaryOperator<String> CODE = inForm("-?[0-9]{1,5}");
  private static final UnaryOperator<String> HOST =
      inForm("(?!.*[0-9]{6})[A-Za-z0-9.-]{1,128}(:[0-9]{1,5})?");

  /** As the platform makes them: 1202_566_0_20260115083020@callenabler.example.com. */
  private static final UnaryOperator<String> SESSION_ID =
      inForm(
          "([0-9]{1,6}_){1,3}([0-9]{1,6}|4294967295)_20[0-9]{12}@(?!.*[0-9]{6})[A-Za-z0-9.-]{1,128}");

  private static final UnaryOperator<String> RECORD_ID = inForm("CAE-20[0-9]{12}-[0-9]{8}");
  private static final UnaryOperator<String> OUR_ID =
      inForm("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
  private static final UnaryOperator<String> CONTENT_TYPE =
      inForm(
          "[A-Za-z]{1,16}/[A-Za-z.+-]{1,48}(; ?charset=\"?[A-Za-z]{1,8}(-?[0-9]{1,4}){0,2}\"?)?");

  private static final Map<String, UnaryOperator<String>> FIELDS =
      Map.ofEntries(
          entry("eventType", MaskedPush::word),
          entry("timestamp", TIME),
          entry("sessionId", SESSION_ID),
          entry("userData", OUR_ID),
          entry("caller", NUMBER),
          entry("called", NUMBER),
          entry("partyType", MaskedPush::word),
          entry("stateCode", CODE),
          entry("stateDesc", MaskedPush::text),
          entry("digitInfo", MaskedPush::hidden),
          entry("direction", CODE),
          entry("spId", NAME),
          entry("appKey", NAME),
          entry("icid", RECORD_ID),
          entry("bindNum", NUMBER),
          entry("callerNum", NUMBER),
          entry("calleeNum", NUMBER),
          entry("fwdDisplayNum", NUMBER),
          entry("fwdDstNum", NUMBER),
          entry("fwdStartTime", TIME),
          entry("fwdAlertingTime", TIME),
          entry("fwdAnswerTime", TIME),
          entry("callOutStartTime", TIME),
          entry("callOutAlertingTime", TIME),
          entry("callOutAnswerTime", TIME),
          entry("callEndTime", TIME),
          entry("failTime", TIME),
          entry("fwdUnaswRsn", CODE),
          entry("callOutUnaswRsn", CODE),
          entry("ulFailReason", CODE),
          entry("sipStatusCode", CODE),
          entry("dynIVRStartTime", TIME),
          entry("dynIVRPath", MaskedPush::hidden),
          entry("recordFlag", CODE),
          entry("recordStartTime", TIME),
          entry("recordObjectName", MaskedPush::hidden),
          entry("recordBucketName", MaskedPush::hidden),
          entry("recordDomain", HOST),
          entry("recordFileDownloadUrl", MaskedPush::hidden),
          entry("ttsPlayTimes", CODE),
          entry("ttsTransDuration", CODE),
          entry("serviceType", CODE),
          entry("hostName", HOST));

  /**
   * In text without known fields: an address; what follows a question mark or an equals sign; and
   * runs that are more than a punctuation mark.
   */
  private static final Pattern TELLING =
      Pattern.compile(
          "(?<scheme>[A-Za-z]{2,8}:)(\\\\?/){2}[^\\s\"'<>]*+|(?<mark>[?=])[^\\s\"'<>&]++|(?<run>(?:[A-Za-z0-9_+%@~$#*/.-]|[^\\x00-\\x7F])++)");

  /** Letters that are too few to hold a number in another notation, such as Base64. */
  private static final Pattern SHORT_WORD = Pattern.compile("[A-Za-z]{1,12}[.]?");

  private static final char CONTROL_PICTURES = 0x2400;

  private static final ObjectMapper JSON = new ObjectMapper();

  private MaskedPush() {}

  private static String hidden(String text) {
    return HIDDEN;
  }

  private static UnaryOperator<String> inForm(String form) {
    return inForm(form, text -> text);
  }

  private static UnaryOperator<String> inForm(String form, UnaryOperator<String> show) {
    Pattern pattern = Pattern.compile(form);
    return text -> pattern.matcher(text).matches() ? show.apply(text) : HIDDEN;
  }

  /** The text if it is one word of letters. */
  static String word(String text) {
    return WORD.matcher(text).matches() ? text : HIDDEN;
  }

  static String contentType(String header) {
    return CONTENT_TYPE.apply(header);
  }

  /**
   * Text in which only short words, names of the platform's fields and punctuation are left; for
   * bytes that are no JSON and for the platform's own sentences.
   */
  static String text(String text) {
    String masked = TELLING.matcher(text).replaceAll(MaskedPush::masked);
    StringBuilder shown = new StringBuilder(masked.length());
    masked
        .chars()
        .map(c -> Character.isISOControl(c) && c != '\n' && c != '\t' ? CONTROL_PICTURES + c : c)
        .forEach(c -> shown.append((char) c));
    return shown.toString();
  }

  private static String masked(MatchResult telling) {
    String run = telling.group("run");
    if (run == null) {
      String scheme = telling.group("scheme");
      return Matcher.quoteReplacement((scheme == null ? telling.group("mark") : scheme) + HIDDEN);
    }
    return FIELDS.containsKey(run) || SHORT_WORD.matcher(run).matches() ? run : HIDDEN;
  }

  /** The fields that we know of a bill's content, masked by their names. */
  static SortedMap<String, String> content(SortedMap<String, String> content) {
    SortedMap<String, String> masked = new TreeMap<>();
    content.forEach(
        (field, value) -> {
          UnaryOperator<String> mask = FIELDS.get(field);
          if (mask != null) {
            masked.put(field, mask.apply(value));
          }
        });
    return masked;
  }

  /** The JSON, indented, with its values masked by the names of their fields. */
  static void json(JsonNode json, Writer to) {
    try (JsonGenerator out = JSON.getFactory().createGenerator(to).useDefaultPrettyPrinter()) {
      write(out, "", json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(JsonGenerator out, String field, JsonNode value) throws IOException {
    switch (value.getNodeType()) {
      case OBJECT -> {
        out.writeStartObject();
        for (Map.Entry<String, JsonNode> member : value.properties()) {
          out.writeFieldName(word(member.getKey()));
          write(out, member.getKey(), member.getValue());
        }
        out.writeEndObject();
      }
      case ARRAY -> {
        out.writeStartArray();
        for (JsonNode element : value) {
          write(out, field, element);
        }
        out.writeEndArray();
      }
      case BOOLEAN, NULL -> out.writeTree(value);
      case STRING, NUMBER -> writeText(out, field, value);
      case BINARY, MISSING, POJO ->
          throw new IllegalStateException("no JSON that was read has " + value.getNodeType());
    }
  }

  private static void writeText(JsonGenerator out, String field, JsonNode value)
      throws IOException {
    String text = value.asText();
    String shown =
        text.isEmpty() ? text : FIELDS.getOrDefault(field, MaskedPush::hidden).apply(text);
    if (value.isNumber() && shown.equals(text)) {
      out.writeTree(value);
    } else {
      out.writeString(shown);
    }
  }
}
