package io.dialbridge.calls;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dialbridge.platform.App;
import io.dialbridge.platform.Apps;
import io.dialbridge.platform.CallbackOrder;
import io.dialbridge.platform.ServiceKind;
import io.dialbridge.problem.ProblemException;
import io.dialbridge.problem.ProblemKind;
import io.dialbridge.values.PhoneNumber;
import io.dialbridge.values.Seal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Takes a request for a callback: checks what no single field can tell, chooses app and display
 * numbers, and has it placed.
 */
@ApplicationScoped
class CallbackDesk {
  private static final Pattern IDEMPOTENCY_KEY =
      Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e]{0,253}[\\x21-\\x7e])?");

  private final CallService calls;
  private final Apps apps;
  private final Seal seal;
  private final ObjectMapper json;
  private final CallsConfig config;

  CallbackDesk(CallService calls, Apps apps, Seal seal, ObjectMapper json, CallsConfig config) {
    this.calls = calls;
    this.apps = apps;
    this.seal = seal;
    this.json = json;
    this.config = config;
  }

  CallService.Placed place(
      PlaceCallbackRequest request, String apiKey, @Nullable String idempotencyKey) {
    if (idempotencyKey != null && !IDEMPOTENCY_KEY.matcher(idempotencyKey).matches()) {
      throw ProblemException.invalid(
          "Idempotency-Key", "must have 1 to 255 printable ASCII characters");
    }
    refuseLonelyOptions(request);
    App app = appFor(request.app());
    PhoneNumber caller = callable("caller", request.caller());
    PhoneNumber callee = callable("callee", request.callee());
    if (caller.equals(callee)) {
      throw ProblemException.invalid("callee", "must not be the caller's own number");
    }
    PhoneNumber shownToCaller = displayNumber(app, "shownToCaller", request.shownToCaller());
    PhoneNumber shownToCallee = displayNumber(app, "shownToCallee", request.shownToCallee());
    boolean record = Boolean.TRUE.equals(request.record());
    CallRequest call =
        new CallRequest(
            CallKind.CALLBACK,
            app.name(),
            apiKey,
            idempotencyKey,
            fingerprint(request),
            request.reference(),
            caller,
            callee,
            shownToCaller,
            shownToCallee,
            request.maxMinutes(),
            record);
    CallbackOrder.Prompts prompts =
        new CallbackOrder.Prompts(
            request.lastMinutePrompt(),
            request.lastMinuteFor(),
            Boolean.TRUE.equals(request.greet()),
            request.greetingPrompt(),
            request.waitPrompt(),
            request.calleeMedia(),
            request.recordPrompt());
    return calls.place(
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
                prompts));
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

  private App appFor(@Nullable String name) {
    if (name == null) {
      return apps.forKind(ServiceKind.CALLBACK)
          .orElseThrow(
              () ->
                  new ProblemException(
                      ProblemKind.OPERATOR_NEEDED,
                      "No app for callbacks is configured; the operator must add one under dialbridge.apps."));
    }
    return apps.named(name)
        .filter(app -> app.kind() == ServiceKind.CALLBACK)
        .orElseThrow(
            () ->
                ProblemException.invalid(
                    "app", "is not an app for callbacks; leave it out to use the default one"));
  }

  private PhoneNumber callable(String field, String number) {
    PhoneNumber phone = new PhoneNumber(number);
    if (phone.isTestNumber() && !config.testNumbersAllowed()) {
      throw ProblemException.invalid(
          field, "is a test number (+86154000…); those exist only at the twin");
    }
    return phone;
  }

  private static PhoneNumber displayNumber(App app, String field, @Nullable String asked) {
    if (asked == null) {
      return app.displayNumbers().getFirst();
    }
    PhoneNumber number = new PhoneNumber(asked);
    if (!app.owns(number)) {
      throw ProblemException.invalid(
          field,
          "is not a display number of app "
              + app.name()
              + "; send one of its numbers or leave it out");
    }
    return number;
  }

  /**
   * Of the request as it was understood, so that white space and the order of fields make no
   * difference.
   */
  private byte[] fingerprint(PlaceCallbackRequest request) {
    try {
      return seal.of("callback-request", json.writeValueAsBytes(request));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a request that was read can be written", e);
    }
  }
}
