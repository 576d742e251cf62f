package io.dialbridge.twin;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text that the twin can read out, checked by the rules under which the platform's console takes
 * one (VoiceCall_faq_00020).
 *
 * @param id what requests call it, 1 to 32 characters
 * @param text at most 900 bytes of UTF-8, beginning with a Chinese character; its variables are
 *     {@code ${TXT_n}}, {@code ${NUM_n}}, {@code ${DATE}} and {@code ${TIME}}, n up to 32
 * @param approved whether the review is over; before, requests are refused with 1012002
 */
public record TwinTemplate(String id, String text, boolean approved) {
  private static final int LONGEST_TEXT = 900;
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^{}]*)}");
  private static final Pattern STUCK_TOGETHER =
      Pattern.compile("\\$\\{DATE}\\s*\\$\\{TIME}|\\$\\{TIME}\\s*\\$\\{DATE}");

  public TwinTemplate {
    require(id.length() >= 1 && id.length() <= 32, "A template's id has 1 to 32 characters.");
    require(!text.isEmpty(), "Template " + id + " has no text.");
    require(
        text.getBytes(StandardCharsets.UTF_8).length <= LONGEST_TEXT,
        "The text of template " + id + " has more than 900 bytes.");
    require(
        Character.UnicodeScript.of(text.codePointAt(0)) == Character.UnicodeScript.HAN,
        "The text of template " + id + " does not begin with a Chinese character.");
    require(
        !STUCK_TOGETHER.matcher(text).find(),
        "In template " + id + " a comma must stand between ${DATE} and ${TIME}.");
    require(
        VARIABLE.matcher(text).replaceAll("").chars().noneMatch(c -> "${}".indexOf(c) >= 0),
        "The text of template " + id + " has a $ or a brace outside of a variable.");
    require(
        VARIABLE
            .matcher(text)
            .results()
            .allMatch(variable -> TemplateVariable.named(variable.group(1)).isPresent()),
        "The variables of template "
            + id
            + " must be like ${TXT_10}, ${NUM_6}, ${DATE} or ${TIME}, of 1 to 32.");
  }

  /** In the order of the text. */
  List<TemplateVariable> variables() {
    return VARIABLE
        .matcher(text)
        .results()
        .flatMap(variable -> TemplateVariable.named(variable.group(1)).stream())
        .toList();
  }

  /** The text as it is read out; there must be a value for each variable. */
  String filled(List<String> values) {
    Matcher matcher = VARIABLE.matcher(text);
    StringBuilder filled = new StringBuilder();
    for (String value : values) {
      matcher.find();
      matcher.appendReplacement(filled, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(filled).toString();
  }

  /** One for each thing a client may want to try. */
  static List<TwinTemplate> standard() {
    return List.of(
        new TwinTemplate("alert", "告警：${TXT_32}，共${NUM_6}条。确认请按一，转给下一位请按二。", true),
        new TwinTemplate("arrears", "您好，您本期的水费为${TXT_10}元，请及时缴纳，确认请按一。", true),
        new TwinTemplate("parcel", "您的包裹已到达${TXT_32}，取件码是${NUM_6}，请及时领取。", true),
        new TwinTemplate("appointment", "您预约的时间是${DATE},${TIME}，请准时到达。", true),
        new TwinTemplate("greeting", "您好，祝您生活愉快。", true),
        new TwinTemplate("waiting", "您的申请正在审核，请耐心等待。", false));
  }

  private static void require(boolean holds, String sentence) {
    if (!holds) {
      throw new IllegalArgumentException(sentence);
    }
  }
}
