package io.dialbridge.calls;

import io.dialbridge.platform.App;
import io.dialbridge.platform.CallbackOrder;
import io.dialbridge.platform.ServiceKind;
import io.dialbridge.problem.ProblemException;
import io.dialbridge.values.PhoneNumber;
import io.dialbridge.values.Requester;
import jakarta.enterprise.context.ApplicationScoped;
import org.jspecify.annotations.Nullable;

/**
 * Takes a request for a callback: checks what no single field can tell, chooses app and display
 * numbers.
 */
@ApplicationScoped
class CallbackDesk {
  private final DeskRules rules;

  CallbackDesk(DeskRules rules) {
    this.rules = rules;
  }

  Wish prepare(PlaceCallbackRequest request, Requester requester, @Nullable String idempotencyKey) {
    rules.checkIdempotencyKey(idempotencyKey);
    refuseLonelyOptions(request);
    App app = rules.app(ServiceKind.CALLBACK, request.app(), requester);
    DeskRules.Numbers numbers = rules.numbers(requester, request.caller(), request.callee());
    PhoneNumber caller = numbers.caller();
    PhoneNumber callee = numbers.callee();
    if (caller.equals(callee)) {
      throw ProblemException.invalid("callee", "must not be the caller's own number");
    }
    PhoneNumber shownToCaller = DeskRules.displayNumber(app, request.shownToCaller());
    PhoneNumber shownToCallee = DeskRules.displayNumber(app, request.shownToCallee());
    boolean record = Boolean.TRUE.equals(request.record());
    CallRequest call =
        new CallRequest(
            CallKind.CALLBACK,
            app.name(),
            requester.name(),
            idempotencyKey,
            rules.fingerprints(CallKind.CALLBACK, request),
            request.reference(),
            caller,
            callee,
            shownToCaller,
            shownToCallee,
            request.maxMinutes(),
            record,
            false,
            requester.tokenId(),
            rules.webhook(request.webhook(), app));
    CallbackOrder.Prompts prompts =
        new CallbackOrder.Prompts(
            request.lastMinutePrompt(),
            request.lastMinuteFor(),
            Boolean.TRUE.equals(request.greet()),
            request.greetingPrompt(),
            request.waitPrompt(),
            request.calleeMedia(),
            request.recordPrompt());
    return Wish.patient(
        call,
        id ->
            new CallbackOrder(
                id,
                app,
                caller,
                callee,
                shownToCaller,
                shownToCallee,
                request.maxMinutes(),
                record,
                prompts),
        request.queueSeconds());
  }

  /** An option that would silently have no effect is a mistake of the one who sent it. */
  private static void refuseLonelyOptions(PlaceCallbackRequest request) {
    refuseWithout(
        request.lastMinutePrompt(), "lastMinutePrompt", request.maxMinutes() != null, "maxMinutes");
    refuseWithout(
        request.lastMinuteFor(), "lastMinuteFor", request.maxMinutes() != null, "maxMinutes");
    refuseWithout(
        request.greetingPrompt(),
        "greetingPrompt",
        Boolean.TRUE.equals(request.greet()),
        "greet: true");
    refuseWithout(
        request.recordPrompt(),
        "recordPrompt",
        Boolean.TRUE.equals(request.record()),
        "record: true");
  }

  private static void refuseWithout(
      @Nullable String option, String name, boolean given, String needed) {
    if (option != null && !given) {
      throw ProblemException.invalid(
          name, "has an effect only together with " + needed + "; add that or leave this out");
    }
  }
}
