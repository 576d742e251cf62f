package io.dialbridge.explain;

import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Explains why a call ended, from whichever source told us. A disconnect event and the bill of the
 * same call give the same slug wherever both can tell; where the bill knows less, such as switched
 * off from out of reach, its slug is the weaker one.
 */
public final class Causes {
  private Causes() {}

  /** From the {@code stateCode} of a disconnect event; a code unknown here is named in the text. */
  public static Cause ofStateCode(int stateCode) {
    return StateCodes.cause(stateCode)
        .orElseGet(() -> KnownCause.UNKNOWN_STATE_CODE.cause("stateCode " + stateCode));
  }

  /**
   * From a bill. The callee's answer decides first, since the platform leaves codes of every sort
   * in the bills of good calls; then the disconnection point, and the leg's own codes where it
   * sends us there.
   */
  public static Cause ofBill(BillCodes codes) {
    return codes.calleeAnswered()
        ? KnownCause.HUNG_UP.cause()
        : DisconnectionPoints.unanswered(codes);
  }

  /** From the platform's refusal to place the call: {@code refused-} and what it refused for. */
  public static Cause ofRefusal(Refusal refusal) {
    String slug =
        RefusalTable.ROWS.find(refusal.code()).map(RefusalRow::slug).orElse("unknown-code");
    return new Cause("refused-" + slug, refusal.meaning(), Ending.FAILED);
  }

  /** Every cause, one for each slug; its text is one of those that the slug may come with. */
  public static Collection<Cause> all() {
    Map<String, Cause> bySlug = new LinkedHashMap<>();
    Stream.concat(
            Arrays.stream(KnownCause.values()).map(KnownCause::cause),
            Stream.concat(Refusals.all().stream(), Stream.of(Refusals.of("?")))
                .map(Causes::ofRefusal))
        .forEach(cause -> bySlug.putIfAbsent(cause.slug(), cause));
    return Collections.unmodifiableCollection(bySlug.values());
  }
}
