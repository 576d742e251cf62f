package io.dialbridge.bills;

import io.dialbridge.calls.CallResponse.BilledLeg;
import io.dialbridge.calls.CallResponse.Cost;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A bill as the facade shows it. */
@RegisterForReflection
@Schema(name = "Bill", description = "The platform's record of one finished call, rated.")
public record BillResponse(
    @Schema(
            required = true,
            description = "Our id of the bill; it stays when the platform sends it anew.")
        String id,
    @Schema(required = true, description = "The call it belongs to.") String callId,
    @Schema(required = true, description = "Name of the app.", examples = "courier") String app,
    @Schema(
            implementation = String.class,
            format = "date-time",
            required = true,
            description = "When its content in force was received, UTC.")
        Instant receivedAt,
    @Nullable Cost cost,
    @Schema(required = true, description = "Each answered leg.") List<BilledLeg> legs,
    @Schema(
            required = true,
            description = "How many different contents the platform has sent for this bill.",
            examples = "1")
        int revisions,
    @Schema(
            required = true,
            description = "True where there was more than one; the latest received is in force.",
            examples = "false")
        boolean revised,
    @Schema(required = true) FeeInfo record) {

  static BillResponse of(CallBill bill) {
    return new BillResponse(
        bill.id().toString(),
        bill.callId().toString(),
        bill.app(),
        bill.receivedAt(),
        Cost.of(bill.charge()),
        bill.charge().legs().stream()
            .map(leg -> new BilledLeg(leg.party().word(), leg.seconds(), leg.minutes()))
            .toList(),
        bill.revisionCount(),
        bill.isRevised(),
        bill.fee().shown());
  }
}
