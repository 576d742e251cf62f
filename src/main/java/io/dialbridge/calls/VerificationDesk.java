package io.dialbridge.calls;

import io.dialbridge.platform.App;
import io.dialbridge.platform.ServiceKind;
import io.dialbridge.platform.VerificationOrder;
import io.dialbridge.problem.ProblemException;
import io.dialbridge.values.PhoneNumber;
import io.dialbridge.values.Requester;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Takes a request for a verification call and has it placed. The code goes into the order for the
 * platform and, sealed with the rest of the request, into its fingerprint; nowhere else.
 */
@ApplicationScoped
class VerificationDesk {
  /** The platform's own default; 0 would be endless (rtc_05_0016), which nobody wants. */
  private static final int USUAL_REPEAT = 3;

  private final DeskRules rules;

  VerificationDesk(DeskRules rules) {
    this.rules = rules;
  }

  Wish prepare(
      PlaceVerificationRequest request, Requester requester, @Nullable String idempotencyKey) {
    rules.checkIdempotencyKey(idempotencyKey);
    App app = rules.app(ServiceKind.VERIFICATION, request.app(), requester);
    PhoneNumber callee = rules.callee(requester, request.callee());
    PhoneNumber shown = DeskRules.displayNumber(app, request.shownToCallee());
    String promptBefore = promptBefore(app, request.promptBefore());
    CallRequest call =
        new CallRequest(
            CallKind.VERIFICATION,
            app.name(),
            requester.name(),
            idempotencyKey,
            rules.fingerprints(CallKind.VERIFICATION, request),
            request.reference(),
            null,
            callee,
            null,
            shown,
            null,
            false,
            false,
            requester.tokenId(),
            rules.webhook(request.webhook(), app));
    // Its code would have to be stored, so it never waits.
    return new Wish(
        call,
        id ->
            new VerificationOrder(
                id,
                app,
                callee,
                shown,
                request.code(),
                request.repeat() == null ? USUAL_REPEAT : request.repeat(),
                promptBefore,
                request.promptAfter()),
        Duration.ZERO);
  }

  /** The platform demands one and has none of its own. */
  private static String promptBefore(App app, @Nullable String asked) {
    String prompt = asked == null ? app.codePrompt() : asked;
    if (prompt == null) {
      throw ProblemException.invalid(
          "promptBefore",
          "is needed: the platform plays an approved voice file before a code, and app "
              + app.name()
              + " has none configured");
    }
    return prompt;
  }
}
