package io.dialbridge.calls;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dialbridge.platform.App;
import io.dialbridge.platform.Apps;
import io.dialbridge.platform.ServiceKind;
import io.dialbridge.problem.InvalidField;
import io.dialbridge.problem.ProblemException;
import io.dialbridge.problem.ProblemKind;
import io.dialbridge.values.ClientTokens;
import io.dialbridge.values.PhoneNumber;
import io.dialbridge.values.Requester;
import io.dialbridge.values.Seal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the desks of all kinds of call check alike, beyond what a single field can tell. */
@ApplicationScoped
class DeskRules {
  private static final Pattern IDEMPOTENCY_KEY =
      Pattern.compile("[\\x21-\\x7e]([\\x20-\\x7e]{0,253}[\\x21-\\x7e])?");

  static final String ENDPOINT_ID =
      "^[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}$";
  static final String WEBHOOK_RULE = "must be the id of a registered webhook endpoint";

  private final Apps apps;
  private final Seal seal;
  private final ObjectMapper json;
  private final ClientTokens tokens;
  private final WebhookRegister webhooks;

  DeskRules(
      Apps apps, Seal seal, ObjectMapper json, ClientTokens tokens, WebhookRegister webhooks) {
    this.apps = apps;
    this.seal = seal;
    // So that a field that only newer versions know changes nothing where nobody sent it.
    this.json = json.copy().setDefaultPropertyInclusion(JsonInclude.Include.NON_NULL);
    this.tokens = tokens;
    this.webhooks = webhooks;
  }

  void checkIdempotencyKey(@Nullable String key) {
    if (key != null && !IDEMPOTENCY_KEY.matcher(key).matches()) {
      throw ProblemException.invalid(
          "Idempotency-Key", "must have 1 to 255 printable ASCII characters");
    }
  }

  /** The app of that kind and name; without a name the first of that kind that the key may use. */
  App app(ServiceKind kind, @Nullable String name, Requester requester) {
    String calls = kind.name().toLowerCase(Locale.ROOT) + "s";
    if (name == null) {
      List<App> ofKind = apps.ofKind(kind);
      if (ofKind.isEmpty()) {
        throw new ProblemException(
            ProblemKind.OPERATOR_NEEDED,
            "No app for "
                + calls
                + " is configured; the operator must add one under dialbridge.apps.");
      }
      return ofKind.stream()
          .filter(app -> requester.mayUse(app.name()))
          .findFirst()
          .orElseThrow(() -> notForThisKey("any app for " + calls));
    }
    App app =
        apps.named(name)
            .filter(named -> named.kind() == kind)
            .orElseThrow(
                () ->
                    ProblemException.invalid(
                        "app",
                        "is not an app for " + calls + "; leave it out to use the default one"));
    if (!requester.mayUse(app.name())) {
      throw notForThisKey("app " + app.name());
    }
    return app;
  }

  private static ProblemException notForThisKey(String what) {
    return new ProblemException(
        ProblemKind.FORBIDDEN,
        "This API key may not place calls under "
            + what
            + ". Whoever manages keys can make one that may.");
  }

  /** The numbers of a two-party call. */
  record Numbers(PhoneNumber caller, PhoneNumber callee) {}

  /**
   * The numbers that were asked for, where the requester may call them. One that is left out is the
   * one that a client token names, so that whoever holds the token need not know it.
   */
  Numbers numbers(Requester requester, @Nullable String caller, @Nullable String callee) {
    ClientTokens.Parties allowed = parties(requester);
    List<InvalidField> missing = new ArrayList<>();
    if (isMissing(caller, allowed.callers())) {
      missing.add(needed("caller"));
    }
    if (isMissing(callee, allowed.callees())) {
      missing.add(needed("callee"));
    }
    if (!missing.isEmpty()) {
      throw ProblemException.invalid(missing);
    }
    return new Numbers(
        allowed("caller", caller, allowed.callers()), allowed("callee", callee, allowed.callees()));
  }

  /** As above, of a call with one party. */
  PhoneNumber callee(Requester requester, @Nullable String callee) {
    List<PhoneNumber> allowed = parties(requester).callees();
    if (isMissing(callee, allowed)) {
      throw ProblemException.invalid(List.of(needed("callee")));
    }
    return allowed("callee", callee, allowed);
  }

  private ClientTokens.Parties parties(Requester requester) {
    UUID token = requester.tokenId();
    return token == null ? ClientTokens.Parties.ANY : tokens.parties(token);
  }

  private static boolean isMissing(@Nullable String number, List<PhoneNumber> allowed) {
    return number == null && allowed.size() != 1;
  }

  private static InvalidField needed(String field) {
    return new InvalidField(field, "is needed: " + PhoneNumber.RULE);
  }

  private static PhoneNumber allowed(
      String field, @Nullable String asked, List<PhoneNumber> allowed) {
    PhoneNumber number = asked == null ? allowed.getFirst() : new PhoneNumber(asked);
    if (!allowed.isEmpty() && !allowed.contains(number)) {
      throw new ProblemException(
              ProblemKind.FORBIDDEN,
              "This client token may not place calls with that number as " + field + ".")
          .at(field, "is not a number that the client token names");
    }
    return number;
  }

  /** The only endpoint that is told of the call; null: all are. */
  @Nullable UUID webhook(@Nullable String asked, App app) {
    if (asked == null) {
      return null;
    }
    UUID endpoint = UUID.fromString(asked);
    if (!webhooks.tells(endpoint, app.name())) {
      throw ProblemException.invalid(
          "webhook", WEBHOOK_RULE + " that is told of app " + app.name());
    }
    return endpoint;
  }

  /** The one that was asked for, else the app's first. */
  static PhoneNumber displayNumber(App app, @Nullable String asked) {
    return asked == null ? app.displayNumbers().getFirst() : new PhoneNumber(asked);
  }

  /**
   * Seals of the request as it was understood, so that white space and the order of fields make no
   * difference; the one to keep first. Nothing of the request can be read from them.
   */
  List<byte[]> fingerprints(CallKind kind, Object request) {
    try {
      return seal.all(kind.word() + "-request", json.writeValueAsBytes(request));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a request that was read can be written", e);
    }
  }
}
