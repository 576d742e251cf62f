package io.dialbridge.twin;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One item of a notification's playInfoList (rtc_05_0013).
 *
 * @param seconds how long it is played
 * @param spoken whether it is a template, which is turned into speech
 * @param gone whether its file is no longer there when it is to be played
 * @param digits how many digits to take after it; 0: none
 * @param replay whether it may be played again after that
 * @param trigger the digits on which it is; null: any
 */
record PlayItem(
    int seconds,
    boolean spoken,
    boolean gone,
    int digits,
    boolean replay,
    @Nullable String trigger) {

  /** ASSUMED: all files are of this length, and a second of speech has four characters. */
  private static final int FILE_SECONDS = 6;

  private static final int CHARACTERS_PER_SECOND = 4;
  private static final int SHORTEST_SPEECH = 2;

  private static final Pattern NOT_IN_VALUES = Pattern.compile("[${}]");

  static PlayItem read(RequestFields fields, TemplateBook templates) {
    @Nullable VoiceFile file = fields.voiceFile("notifyVoice");
    @Nullable String template = fields.optional("templateId", 32);
    @Nullable List<String> values = fields.strings("templateParas");
    // The documents ask for one of the two; that both are refused is ASSUMED.
    if ((file == null) == (template == null)) {
      throw fields.refused("notifyVoice", "or templateId must be there, and not both");
    }
    if ((template == null) != (values == null)) {
      throw fields.refused("templateParas", "goes with templateId, and must then be there");
    }
    if (values != null && values.stream().anyMatch(value -> NOT_IN_VALUES.matcher(value).find())) {
      throw fields.refused("templateParas", "has a $ or a brace");
    }
    int digits = fields.number("collectInd", 32, 0);
    // Of no effect without the field before them, and no fault: the vendor's samples have both
    // beside a collectInd of 0 (rtc_04_0042).
    boolean replay = fields.flag("replayAfterCollection") && digits > 0;
    @Nullable String trigger = fields.optional("collectContentTriggerReplaying", 32);
    if (trigger != null && !trigger.matches("[0-9]+")) {
      throw fields.refused("collectContentTriggerReplaying", "must have digits only");
    }
    if (template == null || values == null) {
      boolean gone = file != null && file.vanishes();
      return new PlayItem(FILE_SECONDS, false, gone, digits, replay, trigger);
    }
    int seconds = secondsOf(templates.fill(template, values));
    return new PlayItem(seconds, true, false, digits, replay, trigger);
  }

  private static int secondsOf(String text) {
    int characters = text.codePointCount(0, text.length());
    return Math.max(SHORTEST_SPEECH, Math.ceilDiv(characters, CHARACTERS_PER_SECOND));
  }
}
