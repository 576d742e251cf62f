package io.dialbridge.pushes;

import io.dialbridge.bills.FeeInfo;
import io.dialbridge.calls.CallResponse.BilledLeg;
import io.dialbridge.calls.CallResponse.Cost;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A bill that no call of ours explains as the facade shows it. */
@RegisterForReflection
@Schema(
    name = "UnexplainedBill",
    description = "A bill of a call that was not placed here, rated as all bills are.")
public record UnexplainedBillResponse(
    @Schema(required = true, description = "Our id of it.") String id,
    @Schema(
            required = true,
            description = "The app whose credentials were used.",
            examples = "courier")
        String app,
    @Schema(
            implementation = String.class,
            format = "date-time",
            required = true,
            description = "When it was pushed or imported, UTC.")
        Instant receivedAt,
    @Nullable Cost cost,
    @Schema(required = true, description = "Each answered leg.") List<BilledLeg> legs,
    @Schema(
            description =
                "Its entry of the quarantine, or that of its whole push, where it can be looked at, retried and discarded.",
            examples = "17",
            nullable = true)
        @Nullable String quarantineId,
    @Schema(
            description = "State of that entry: open, retrying or discarded. More may come.",
            examples = "open",
            nullable = true)
        @Nullable String state,
    @Nullable FeeInfo record) {}
