package io.dialbridge.privacy;

import io.dialbridge.problem.ProblemException;
import io.dialbridge.values.AuditLog;
import io.dialbridge.values.CallRegister;
import io.dialbridge.values.Ids;
import io.dialbridge.values.PhoneNumber;
import io.dialbridge.values.Requester;
import io.dialbridge.values.Vault;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Takes in erasures, none of them without an entry in the audit log. */
@ApplicationScoped
class ErasureDesk {
  private final CallRegister calls;
  private final AuditLog audit;
  private final Vault vault;
  private final Ids ids;
  private final Clock clock;

  ErasureDesk(CallRegister calls, AuditLog audit, Vault vault, Ids ids, Clock clock) {
    this.calls = calls;
    this.audit = audit;
    this.vault = vault;
    this.ids = ids;
    this.clock = clock;
  }

  ErasureResponse create(CreateErasureRequest request, Requester by) {
    if ((request.number() == null) == (request.callId() == null)) {
      throw ProblemException.invalid("number", "or callId is needed, one of them and not both");
    }
    Erasure erasure =
        request.number() == null
            ? Erasure.ofCall(
                ids.next(), call(request.callId(), by), request.reason(), by, clock.instant())
            : Erasure.ofNumber(
                ids.next(),
                new PhoneNumber(request.number()),
                request.reason(),
                by,
                clock.instant(),
                vault);
    QuarkusTransaction.requiringNew()
        .run(
            () -> {
              erasure.persistAndFlush();
              audit.write(
                  by,
                  new AuditLog.Act(
                      "erasure.requested", "erasure/" + erasure.id(), request.reason()));
            });
    return erasure.shown();
  }

  private UUID call(String text, Requester by) {
    try {
      UUID id = UUID.fromString(text);
      if (calls.app(id).filter(by::maySee).isPresent()) {
        return id;
      }
    } catch (IllegalArgumentException e) {
      // Not the form of our ids: names nothing, as an id of no call does.
    }
    throw ProblemException.invalid("callId", "must be the id of a call that your key may see");
  }
}
