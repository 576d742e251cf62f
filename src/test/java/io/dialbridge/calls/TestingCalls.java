package io.dialbridge.calls;

import io.dialbridge.values.PhoneNumber;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Calls for the tests of other rooms, which can't make any. */
public final class TestingCalls {
  private TestingCalls() {}

  /** A callback between those two that is just being submitted. */
  public static CallSession requested(
      String caller, String callee, String shownToCaller, String shownToCallee) {
    CallRequest request =
        new CallRequest(
            CallKind.CALLBACK,
            "courier",
            "dev",
            null,
            List.of(new byte[32]),
            null,
            new PhoneNumber(caller),
            new PhoneNumber(callee),
            new PhoneNumber(shownToCaller),
            new PhoneNumber(shownToCallee),
            null,
            false,
            false);
    return CallSession.requested(
        UUID.fromString("01980000-0000-7000-8000-000000000001"),
        request,
        Instant.parse("2026-01-15T08:30:19Z"));
  }
}
