package io.dialbridge.explain;

import io.dialbridge.values.Text;
import java.util.Optional;
import java.util.Set;

/**
 * What is wrong with an app as a whole: each further request meets it too, and failed ones in a row
 * get the address locked (1020176, rtc_04_0030).
 */
public enum AppTrouble {
  CREDENTIALS("The platform does not take the app's credentials.", "平台不接受该应用的鉴权信息。"),
  FROZEN("The account is frozen because of arrears. Recharge it.", "账号因欠费已冻结，请充值。");

  private static final Set<String> LOCKED_OR_UNKNOWN = Set.of("1020176", "1010003");

  /** 1010029 says the same in the sister product's table, 7108 in a disconnect (rtc_05_0018). */
  private static final Set<String> ARREARS = Set.of("1010007", "1010029", "7108");

  private final String en;
  private final String zh;

  AppTrouble(String en, String zh) {
    this.en = en;
    this.zh = zh;
  }

  private Text text() {
    return new Text(en, zh);
  }

  /**
   * The trouble that a result code tells of, or a disconnect's stateCode; 1023xxx are those of the
   * header (rtc_04_0030).
   */
  public static Optional<AppTrouble> of(String code) {
    if (ARREARS.contains(code)) {
      return Optional.of(FROZEN);
    }
    boolean credentials = LOCKED_OR_UNKNOWN.contains(code) || code.matches("1023\\d{3}");
    return credentials ? Optional.of(CREDENTIALS) : Optional.empty();
  }

  /**
   * What such a code means, and what to do: of a result code what the table has, else what the
   * trouble is.
   */
  public static Text explain(String code) {
    Refusal refusal = Refusals.of(code);
    return refusal.known()
        ? refusal.meaning().then(refusal.advice())
        : of(code).map(AppTrouble::text).orElseGet(refusal::meaning);
  }
}
