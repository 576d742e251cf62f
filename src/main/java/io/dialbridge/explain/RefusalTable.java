package io.dialbridge.explain;

import java.util.List;
import java.util.stream.Stream;

/**
 * The platform's result codes (its page rtc_04_0030, "API错误码"), but for "0", which is success.
 *
 * <p>Where the vendor's advice is "later" with no time given, it is ASK if a limit of the account
 * has to be raised for good, else NO, with "later" in the advice: nothing of ours may knock again
 * by itself. Where the cause lies in how this service signs or is registered, it is the operator's
 * doing, since no user of our API can mend it by asking for something else.
 */
final class RefusalTable {
  static final CodeTable<String, RefusalRow> ROWS =
      CodeTable.of(
          RefusalRow::code,
          Stream.of(
                  GatewayRefusals.ROWS,
                  CallRefusals.ROWS,
                  ServiceRefusals.ROWS,
                  HeaderRefusals.ROWS)
              .flatMap(List::stream)
              .toArray(RefusalRow[]::new));

  private RefusalTable() {}

  /** The cause that customers read for this code. */
  static String slug(String code) {
    return "refused-" + ROWS.find(code).map(RefusalRow::slug).orElse("unknown-code");
  }
}
