package io.dialbridge.access;

import io.dialbridge.problem.InvalidField;
import io.dialbridge.problem.ProblemException;
import io.dialbridge.problem.ProblemKind;
import io.dialbridge.values.CallRegister;
import io.dialbridge.values.ClientTokens.Parties;
import io.dialbridge.values.Ids;
import io.dialbridge.values.PhoneNumber;
import io.dialbridge.values.Requester;
import io.dialbridge.values.Scopes;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes client tokens: none can do more than the key that asks for it. */
@ApplicationScoped
class ClientTokenDesk {
  private final KeyRing ring;
  private final CallRegister calls;
  private final ClientTokenLedger ledger;
  private final ClientTokenSignature signature;
  private final Ids ids;
  private final Clock clock;

  ClientTokenDesk(
      KeyRing ring,
      CallRegister calls,
      ClientTokenLedger ledger,
      ClientTokenSignature signature,
      Ids ids,
      Clock clock) {
    this.ring = ring;
    this.calls = calls;
    this.ledger = ledger;
    this.signature = signature;
    this.ids = ids;
    this.clock = clock;
  }

  IssuedClientToken create(CreateClientTokenRequest request, Requester requester) {
    KeyRing.Held key =
        ring.named(requester.name())
            .orElseThrow(
                () ->
                    new ProblemException(
                        ProblemKind.FORBIDDEN,
                        "Client tokens end with the key that they were made with, so only an API key can make them."));
    UUID watched = watched(request.watch(), key, requester);
    refuseMore(request, key, requester);
    refuseWithoutEffect(request);
    // To the second, as the token tells it.
    Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    ClientToken token =
        new ClientToken(
            ids.next(),
            key.id(),
            request.subject(),
            Set.copyOf(request.kinds()),
            request.app(),
            watched,
            request.callsOrUsual(),
            now,
            now.plusSeconds(request.secondsOrUsual()));
    ledger.add(token, parties(request));
    return new IssuedClientToken(token.id().toString(), signature.sign(token), token.expiresAt());
  }

  private @Nullable UUID watched(@Nullable String watch, KeyRing.Held key, Requester requester) {
    if (watch == null) {
      return null;
    }
    if (!key.scopes().contains(Scopes.READ_CALLS)) {
      throw ProblemException.invalid("watch", "needs a key with the scope " + Scopes.READ_CALLS);
    }
    try {
      UUID call = UUID.fromString(watch);
      if (calls.app(call).filter(requester::maySee).isPresent()) {
        return call;
      }
    } catch (IllegalArgumentException e) {
      // Not the form of our ids: names nothing, as an id of no call does.
    }
    throw ProblemException.invalid("watch", "must be the id of a call that your key may see");
  }

  private static void refuseMore(
      CreateClientTokenRequest request, KeyRing.Held key, Requester requester) {
    List<InvalidField> wrong = new ArrayList<>();
    for (String kind : Set.copyOf(request.kinds())) {
      String scope = Scopes.CREATE_BY_KIND.get(kind);
      if (scope == null) {
        wrong.add(new InvalidField("kinds", CreateClientTokenRequest.KINDS_RULE));
      } else if (!key.scopes().contains(scope)) {
        wrong.add(new InvalidField("kinds", "has " + kind + ", which needs a key with " + scope));
      }
    }
    if (request.app() != null && !requester.mayUse(request.app())) {
      wrong.add(
          new InvalidField("app", "must be among those of your own key: " + requester.apps()));
    }
    if (!wrong.isEmpty()) {
      throw ProblemException.invalid(wrong);
    }
  }

  /** A limit that limits nothing is a mistake of the one who set it. */
  private static void refuseWithoutEffect(CreateClientTokenRequest request) {
    List<String> kinds = request.kinds();
    if (kinds.isEmpty() && request.watch() == null) {
      throw ProblemException.invalid("kinds", "must name a kind where no call is to be watched");
    }
    if (request.caller() != null && !kinds.contains("callback")) {
      throw ProblemException.invalid("caller", "has an effect only with callback among the kinds");
    }
    if (request.callees() != null && kinds.isEmpty()) {
      throw ProblemException.invalid("callees", "has an effect only where kinds names one");
    }
    if (request.app() != null && kinds.isEmpty()) {
      throw ProblemException.invalid("app", "has an effect only where kinds names one");
    }
  }

  private static Parties parties(CreateClientTokenRequest request) {
    List<String> callers = request.caller() == null ? List.of() : List.of(request.caller());
    List<String> callees = request.callees() == null ? List.of() : request.callees();
    return new Parties(numbers(callers), numbers(callees));
  }

  private static List<PhoneNumber> numbers(List<String> numbers) {
    return numbers.stream().distinct().map(PhoneNumber::new).toList();
  }
}
