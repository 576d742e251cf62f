package io.dialbridge.explain;

/** Examples that OpenAPI shows; a test compares each with what is really answered. */
final class CauseExamples {
  static final String CALLEE_BUSY =
      """
      {"slug":"callee-busy","ending":"busy","text":"The callee was busy.","advice":"Try again in some minutes.","doing":null,"retry":null,"waitSeconds":null,"codes":[{"table":"stateCode","code":"8102","meaning":"callee busy"},{"table":"q850","code":"17","meaning":"busy"},{"table":"sip","code":"486","meaning":"busy here"},{"table":"sip","code":"600","meaning":"busy everywhere"}]}\
      """;

  static final String PORTS_EXHAUSTED =
      """
      {"slug":"refused-ports-exhausted","ending":"failed","text":"The voice ports for simultaneous calls are all in use.","advice":"Wait a minute; order more ports if it happens often.","doing":"operator","retry":"wait","waitSeconds":60,"codes":[{"table":"resultcode","code":"1020154","meaning":"Too few voice ports are free."},{"table":"resultcode","code":"1020165","meaning":"The app's ports for simultaneous calls are all in use."}]}\
      """;

  static final String PORTS_EXHAUSTED_IN_CHINESE =
      """
      {"slug":"refused-ports-exhausted","ending":"failed","text":"语音端口已全部占用。","advice":"请等待一分钟再试；若频繁出现，请申请扩容语音端口。","doing":"operator","retry":"wait","waitSeconds":60,"codes":[{"table":"resultcode","code":"1020154","meaning":"语音端口不足。"},{"table":"resultcode","code":"1020165","meaning":"应用的语音端口已全部占用。"}]}\
      """;

  static final String LIST = "{\"items\":[" + CALLEE_BUSY + "," + PORTS_EXHAUSTED + "]}";

  private CauseExamples() {}
}
