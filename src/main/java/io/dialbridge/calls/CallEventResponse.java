package io.dialbridge.calls;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One event of a call as the facade shows it: flat, with what its type has. */
@RegisterForReflection
@Schema(name = "CallEvent", description = "One thing that became known about a call.")
public record CallEventResponse(
    @Schema(required = true, description = "Place in the call's history, from 1.", examples = "2")
        int sequence,
    @Schema(
            required = true,
            description =
                "queued, submitted, postponed, no_capacity, withdrawn, ruled_out, accepted, refused, not_sent, unconfirmed, called, rang, answered, digits_collected, disconnected, stop_accepted, billed, bill_late, bill_overdue, unrecognized. More may come.",
            examples = "rang")
        String type,
    @Schema(
            description = "Whose leg, where it is about one: caller or callee.",
            examples = "caller",
            nullable = true)
        @Nullable String party,
    @Schema(
            implementation = String.class,
            format = "date-time",
            required = true,
            description = "When we learnt it, UTC.",
            examples = "2026-01-15T08:30:24Z")
        Instant receivedAt,
    @Schema(
            implementation = String.class,
            format = "date-time",
            description = "When it happened by the platform's clock, UTC.",
            nullable = true)
        @Nullable Instant at,
    @Schema(
            description =
                "Zone in which the platform's time was read: UTC or +08:00, whichever lay nearer to receivedAt; unreadable: at is receivedAt.",
            examples = "UTC",
            nullable = true)
        @Nullable String zone,
    @Schema(
            description =
                "The platform's code: stateCode of a disconnect, resultcode of a refusal or of what a call was postponed for; the name of the rule that ruled it out.",
            examples = "0",
            nullable = true)
        @Nullable String code,
    @Schema(
            description = "The platform's words, or the reason.",
            examples = "The user releases the call.",
            nullable = true)
        @Nullable String description,
    @Schema(
            description = "The platform's own word for who hung up, as it came.",
            examples = "called",
            nullable = true)
        @Nullable String partyType,
    @Schema(description = "Keys that were pressed.", examples = "1", nullable = true)
        @Nullable String digits) {

  /**
   * @param fact as it is stored
   */
  public static CallEventResponse of(int sequence, String fact) {
    return of(sequence, StoredJson.read(fact, CallFact.class));
  }

  static CallEventResponse of(CallEvent event) {
    return of(event.sequence(), event.fact());
  }

  static CallEventResponse of(int n, CallFact fact) {
    Instant received = fact.receivedAt();
    return switch (fact) {
      case CallFact.Queued f -> plain(n, "queued", received, null, null);
      case CallFact.Submitted f -> plain(n, "submitted", received, null, null);
      case CallFact.Postponed f -> plain(n, "postponed", received, f.code(), f.description());
      case CallFact.NoCapacity f -> plain(n, "no_capacity", received, null, null);
      case CallFact.Withdrawn f -> plain(n, "withdrawn", received, null, null);
      case CallFact.RuledOut f -> plain(n, "ruled_out", received, f.rule(), f.reason());
      case CallFact.Accepted f -> plain(n, "accepted", received, null, null);
      case CallFact.Refused f -> plain(n, "refused", received, f.code(), f.description());
      case CallFact.NotSent f -> plain(n, "not_sent", received, null, f.reason());
      case CallFact.LeftOpen f -> plain(n, "unconfirmed", received, null, f.reason());
      case CallFact.StepReached f ->
          new CallEventResponse(
              n,
              f.step().word(),
              f.party().word(),
              received,
              f.at().at(),
              f.at().zone(),
              null,
              null,
              null,
              null);
      case CallFact.DigitsCollected f ->
          new CallEventResponse(
              n,
              "digits_collected",
              null,
              received,
              f.at().at(),
              f.at().zone(),
              null,
              null,
              null,
              f.digits());
      case CallFact.Disconnected f ->
          new CallEventResponse(
              n,
              "disconnected",
              f.hungUpFirst() == null ? null : f.hungUpFirst().word(),
              received,
              f.at().at(),
              f.at().zone(),
              f.stateCode() == null ? null : f.stateCode().toString(),
              f.stateDescription(),
              f.partyType(),
              null);
      case CallFact.StopAccepted f -> plain(n, "stop_accepted", received, null, null);
      case CallFact.Billed f ->
          new CallEventResponse(
              n, "billed", null, received, f.endedAt(), null, null, null, null, null);
      case CallFact.BillLate f -> plain(n, "bill_late", received, null, null);
      case CallFact.BillOverdue f -> plain(n, "bill_overdue", received, null, null);
      case CallFact.Unrecognized f -> plain(n, "unrecognized", received, f.eventType(), null);
    };
  }

  private static CallEventResponse plain(
      int sequence,
      String type,
      Instant received,
      @Nullable String code,
      @Nullable String description) {
    return new CallEventResponse(
        sequence, type, null, received, null, null, code, description, null, null);
  }
}
