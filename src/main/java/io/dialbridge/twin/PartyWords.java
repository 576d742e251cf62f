package io.dialbridge.twin;

/**
 * The words of {@code partyType} in a disconnect (rtc_05_0008). ASSUMED: the documents name the
 * field, nobody has published its values.
 */
public record PartyWords(String caller, String callee, String platform) {
  static final PartyWords ASSUMED = new PartyWords("calling", "called", "platform");

  String of(HungUpBy party) {
    return switch (party) {
      case CALLER -> caller;
      case CALLEE -> callee;
      case PLATFORM -> platform;
    };
  }
}
