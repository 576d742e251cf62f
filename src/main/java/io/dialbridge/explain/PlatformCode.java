package io.dialbridge.explain;

import io.dialbridge.values.Text;

/**
 * A code of one of the platform's tables.
 *
 * @param code a number, or the first and last of several: {@code 2901-2914}
 */
record PlatformCode(Table table, String code, Text meaning) {

  /** The fields that codes come in. */
  enum Table {
    RESULT_CODE("resultcode"),
    STATE_CODE("stateCode"),
    DISCONNECTION_POINT("ulFailReason"),
    Q850("q850"),
    SIP("sip");

    private final String word;

    Table(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  static PlatformCode of(Table table, int code, Text meaning) {
    return new PlatformCode(table, Integer.toString(code), meaning);
  }
}
