package io.dialbridge.calls;

import io.dialbridge.calls.CallFact.Disconnected;
import io.dialbridge.calls.CallState.EndedBy;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads from a disconnect push who ended the call. */
final class HangUp {
  private HangUp() {}

  /**
   * The state code where it tells; for the codes that leave it open, and where there is none, the
   * platform's own word if we understand it, then whose display number was named.
   */
  static @Nullable EndedBy endedBy(Disconnected end, boolean oneParty) {
    EndedBy byWord = byPartyType(end.partyType());
    Integer code = end.stateCode();
    if (code == null) {
      return byWord != null ? byWord : byParty(end.hungUpFirst());
    }
    return switch (code) {
      case 0 -> byWord != null ? byWord : byParty(end.hungUpFirst());
      case 8017 -> EndedBy.API; // "hung up by instruction": only we instruct
      case 8009, 8111 -> EndedBy.CALLER;
      case 8004 -> byWord != null ? byWord : oneParty ? EndedBy.CALLEE : byParty(end.hungUpFirst());
      case 8105 -> EndedBy.CALLEE;
      default -> EndedBy.PLATFORM;
    };
  }

  /**
   * The values of partyType are not published: the likely words and the sister product's numbers
   * (callRelDirection).
   */
  private static @Nullable EndedBy byPartyType(@Nullable String partyType) {
    if (partyType == null) {
      return null;
    }
    return switch (partyType.toLowerCase(Locale.ROOT)) {
      case "calling", "caller", "1" -> EndedBy.CALLER;
      case "called", "callee", "2" -> EndedBy.CALLEE;
      case "platform" -> EndedBy.PLATFORM;
      default -> null;
    };
  }

  private static @Nullable EndedBy byParty(@Nullable Party party) {
    if (party == null) {
      return null;
    }
    return switch (party) {
      case CALLER -> EndedBy.CALLER;
      case CALLEE -> EndedBy.CALLEE;
    };
  }
}
