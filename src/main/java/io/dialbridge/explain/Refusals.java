package io.dialbridge.explain;

import io.dialbridge.values.Text;
import java.util.Collection;

/** Explains the platform's result codes. */
public final class Refusals {
  private static final Text ADVICE_OF_UNKNOWN =
      new Text(
          "Read the platform's description, and ask the vendor what the code stands for.",
          "请查看平台的错误描述，并向华为云客服询问此码的含义。");

  private Refusals() {}

  /**
   * Explains a {@code resultcode} other than "0". A code that the table lacks is passed on as it
   * came and is not to be retried; it counts as the operator's, who alone can ask the vendor about
   * it.
   */
  public static Refusal of(String code) {
    return RefusalTable.ROWS
        .find(code)
        .map(RefusalRow::refusal)
        .orElseGet(
            () ->
                unknown(
                    code,
                    new Text(
                        "The code %s is unknown here and passed on as the platform sent it."
                            .formatted(code),
                        "结果码 %s 未收录，按平台原样返回。".formatted(code))));
  }

  /** All known refusals, in the order of their codes. */
  public static Collection<Refusal> all() {
    return RefusalTable.ROWS.rows().stream().map(RefusalRow::refusal).toList();
  }

  static Refusal unknown(String code, Text meaning) {
    return new Refusal(code, false, meaning, Doing.OPERATOR, Retry.NO, null, ADVICE_OF_UNKNOWN);
  }
}
