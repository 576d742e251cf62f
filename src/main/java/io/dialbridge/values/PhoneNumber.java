package io.dialbridge.values;

import java.util.regex.Pattern;

/**
 * A telephone number in E.164 form: {@code +}, country code, subscriber number, 5 to 15 digits in
 * all. Printing one gives the masked form; the whole number has to be asked for by name.
 */
public record PhoneNumber(String e164) {
  /**
   * What the facade accepts; also the pattern that OpenAPI shows, where patterns are not anchored
   * by themselves.
   */
  public static final String PATTERN = "^\\+[1-9][0-9]{4,14}$";

  /** The sentence that goes with {@link #PATTERN} in a problem. */
  public static final String RULE =
      "must be an E.164 number: a plus sign, then 5 to 15 digits, the first not zero, such as +8613700000001";

  private static final Pattern E164 = Pattern.compile(PATTERN);

  /** 154 is not assigned to subscribers as far as we know; the twin's courses live there. */
  private static final Pattern TEST_NUMBER = Pattern.compile("\\+86154000[0-9]{5}");

  public PhoneNumber {
    if (!E164.matcher(e164).matches()) {
      throw new IllegalArgumentException("a phone number " + RULE);
    }
  }

  /** Whether this is one of the twin's test numbers, which production refuses. */
  public boolean isTestNumber() {
    return TEST_NUMBER.matcher(e164).matches();
  }

  public String masked() {
    return mask(e164);
  }

  @Override
  public String toString() {
    return masked();
  }

  /**
   * Masks any text that stands where a number is expected, well-formed or not: {@code
   * +8615400000001} becomes {@code +86154****0001}; of shorter ones only three characters remain in
   * front and two at the end.
   */
  public static String mask(String number) {
    int[] characters = number.codePoints().toArray();
    int length = characters.length;
    if (length >= 13) {
      return new String(characters, 0, 6) + "****" + new String(characters, length - 4, 4);
    }
    if (length >= 8) {
      return new String(characters, 0, 3) + "****" + new String(characters, length - 2, 2);
    }
    return "****";
  }
}
