package io.dialbridge.webhooks;

import io.dialbridge.calls.CallResponse;
import io.dialbridge.calls.CallSession;
import io.dialbridge.calls.CallState;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** What an event tells of a call: the call as it was then, and what the event is about. */
@RegisterForReflection
@Schema(
    name = "CallEventData",
    description = "data of an event about a call. Members may be added, none is ever taken away.")
public record CallEventData(
    @Schema(
            required = true,
            description =
                "Place among what is told of this call, from 1, each given once; endpoints that are told less see gaps. Order by it.",
            examples = "3")
        int sequence,
    @Schema(
            required = true,
            description = "Our id of the call.",
            examples = "0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e3f")
        String callId,
    @Schema(required = true, description = "As in Call.", examples = "callback") String kind,
    @Schema(required = true, description = "Name of the app that placed it.", examples = "courier")
        String app,
    @Schema(nullable = true, description = "Your own name for the call.", examples = "order-1001")
        @Nullable String reference,
    @Schema(
            required = true,
            description = "As in Call, when the event came about.",
            examples = "ringing_callee")
        String status,
    @Schema(required = true, description = "As in Call.") boolean settled,
    @Schema(
            nullable = true,
            description =
                "The caller's number: masked, unless the endpoint may see numbers; null in calls with one party.",
            examples = "+86154****0001")
        @Nullable String caller,
    @Schema(
            required = true,
            description = "The callee's number, likewise.",
            examples = "+86154****0001")
        String callee,
    @Schema(
            nullable = true,
            description = "Whose leg the event is about: caller or callee.",
            examples = "callee")
        @Nullable String party,
    @Schema(
            nullable = true,
            implementation = String.class,
            format = "date-time",
            description =
                "When it happened by the platform's clock, UTC; null: the platform didn't say.",
            examples = "2026-01-15T08:30:25Z")
        @Nullable Instant at,
    @Schema(nullable = true, description = "Keys that were pressed.", examples = "1")
        @Nullable String digits,
    @Schema(nullable = true, description = "As in Call.", examples = "callee")
        @Nullable String endedBy,
    @Schema(
            nullable = true,
            description = "Why the call ended, one of GET /v1/causes.",
            examples = "hung-up")
        @Nullable String cause,
    @Schema(
            nullable = true,
            description = "Id of the bill.",
            examples = "0198c5a1-1b2c-7d3e-8f4a-5b6c7d8e9f0a")
        @Nullable String billId,
    CallResponse.@Nullable Cost cost,
    @Schema(
            nullable = true,
            description = "Of recording.absent: why there is none, as in Recording.",
            examples = "too_short")
        @Nullable String reason) {

  /** What an event is about, beyond the call as it stands. */
  record Detail(
      @Nullable String party,
      @Nullable Instant at,
      @Nullable String digits,
      @Nullable String reason) {
    static final Detail NONE = new Detail(null, null, null, null);
  }

  static CallEventData of(CallSession call, int sequence, Detail detail) {
    CallState state = call.state();
    return new CallEventData(
        sequence,
        call.id().toString(),
        call.kind().word(),
        call.app(),
        call.reference(),
        state.status().word(),
        state.settled(),
        call.callerMasked(),
        call.calleeMasked(),
        detail.party(),
        detail.at(),
        detail.digits(),
        state.endedBy() == null ? null : state.endedBy().name().toLowerCase(Locale.ROOT),
        state.causeSlug(),
        state.charge() == null ? null : Objects.toString(state.charge().billId(), null),
        state.charge() == null ? null : CallResponse.Cost.of(state.charge()),
        detail.reason());
  }
}
