package io.dialbridge.bills;

import io.dialbridge.calls.AwaitedBill;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A call without its bill as the facade shows it. */
@RegisterForReflection
@Schema(name = "OverdueBill", description = "A call whose bill should be there, and is not.")
public record OverdueBillResponse(
    @Schema(required = true, description = "The call.") String callId,
    @Schema(
            required = true,
            description = "callback, notification or verification.",
            examples = "callback")
        String kind,
    @Schema(required = true, description = "Name of the app.", examples = "courier") String app,
    @Schema(description = "Yours.", examples = "order-1001", nullable = true)
        @Nullable String reference,
    @Schema(
            description = "The caller's number, masked; null: the call has none.",
            examples = "+86154****0001",
            nullable = true)
        @Nullable String caller,
    @Schema(
            required = true,
            description = "The callee's number, masked.",
            examples = "+86154****0001")
        String callee,
    @Schema(
            implementation = String.class,
            format = "date-time",
            description = "When the call ended, UTC; null: no push told it.",
            nullable = true)
        @Nullable Instant endedAt,
    @Schema(
            implementation = String.class,
            format = "date-time",
            description =
                "When the bill should have been there, UTC: the call was over by then. Null: the events that tell it are no longer kept.",
            nullable = true)
        @Nullable Instant expectedAt,
    @Schema(
            implementation = String.class,
            format = "date-time",
            description =
                "When the platform can no longer push it, UTC: 7 hours later. Null where expectedAt is.",
            nullable = true)
        @Nullable Instant until,
    @Schema(
            required = true,
            description =
                "late: it can still come by itself; lost: only an import can bring it. More may come.",
            examples = "late")
        String state) {

  static OverdueBillResponse of(AwaitedBill bill) {
    return new OverdueBillResponse(
        bill.callId().toString(),
        bill.kind().word(),
        bill.app(),
        bill.reference(),
        bill.caller(),
        bill.callee(),
        bill.endedAt(),
        bill.expectedAt(),
        bill.until(),
        bill.state().word());
  }
}
