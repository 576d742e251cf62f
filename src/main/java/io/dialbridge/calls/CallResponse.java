package io.dialbridge.calls;

import io.dialbridge.values.Language;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A call as the facade shows it. */
@RegisterForReflection(registerFullHierarchy = true)
@Schema(name = "Call", description = "One call, from its request to its bill.")
public record CallResponse(
    @Schema(
            required = true,
            description = "Our id of the call.",
            examples = "0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e3f")
        String id,
    @Schema(
            required = true,
            description = "Kind of call: callback, notification, verification. More may come.",
            examples = "callback")
        String kind,
    @Schema(
            required = true,
            description =
                "queued, submitting, unconfirmed, accepted, calling_caller, ringing_caller, calling_callee, ringing_callee, in_progress, completed, no_answer, busy, rejected, failed, canceled. More may come.",
            examples = "accepted")
        String status,
    @Schema(
            required = true,
            description =
                "True when nothing more is expected: the bill is there, or can no longer come.",
            examples = "false")
        boolean settled,
    @Schema(required = true, description = "Name of the app that placed it.", examples = "courier")
        String app,
    @Schema(description = "Your own name for the call.", examples = "order-1001", nullable = true)
        @Nullable String reference,
    @Schema(
            description =
                "Minutes from the callee's answer after which the platform hangs up; null: no limit.",
            examples = "30",
            nullable = true)
        @Nullable Integer maxMinutes,
    @Schema(required = true, description = "Whether a recording was asked for.", examples = "true")
        boolean record,
    @Schema(
            required = true,
            description =
                "One leg per party, the caller's first; a notification or verification has the callee's only.")
        List<Leg> legs,
    @Schema(
            implementation = String.class,
            format = "date-time",
            required = true,
            description = "When the call was asked for, UTC.",
            examples = "2026-01-15T08:30:20Z")
        Instant createdAt,
    @Schema(
            implementation = String.class,
            format = "date-time",
            description =
                "Since when nothing tells any more who talked: numbers and pressed keys are asterisks, UTC; null: not erased.",
            nullable = true)
        @Nullable Instant erasedAt,
    @Schema(
            implementation = String.class,
            format = "date-time",
            description = "When the callee answered (in a callback: and both were joined), UTC.",
            nullable = true)
        @Nullable Instant answeredAt,
    @Schema(
            implementation = String.class,
            format = "date-time",
            description = "When the call ended, UTC, by the platform's clock.",
            nullable = true)
        @Nullable Instant endedAt,
    @Schema(
            description =
                "Who ended it: caller, callee, platform or api (a stop request). More may come.",
            examples = "callee",
            nullable = true)
        @Nullable String endedBy,
    @Nullable CauseResponse cause,
    @Nullable BillSummary bill,
    @Schema(
            required = true,
            description =
                "Keys pressed in a notification, one entry per collection; an empty text: none in time.")
        List<String> digits,
    @Schema(
            required = true,
            description =
                "What should be known by now and isn't: its push was lost or is still to come. Names of fields, such as bill, endedBy or legs.callee.answeredAt. digits: none came though keys were asked for, or the bill tells of more keys than came.")
        List<String> missing,
    @Schema(required = true, description = "Where each time came from.")
        List<SourceResponse> sources) {

  /** One party's part. */
  @Schema(name = "Leg", description = "One party's part of a call.")
  public record Leg(
      @Schema(required = true, description = "caller or callee.", examples = "caller") String party,
      @Schema(
              required = true,
              description = "The party's number, masked.",
              examples = "+86154****0001")
          String number,
      @Schema(
              required = true,
              description =
                  "pending, calling, ringing, answered, completed, no_answer, busy, rejected, failed, canceled, not_called. More may come.",
              examples = "pending")
          String status,
      @Schema(
              implementation = String.class,
              format = "date-time",
              description = "When the platform began to call this party, UTC.",
              nullable = true)
          @Nullable Instant startedAt,
      @Schema(
              implementation = String.class,
              format = "date-time",
              description = "When it rang, UTC.",
              nullable = true)
          @Nullable Instant ringingAt,
      @Schema(
              implementation = String.class,
              format = "date-time",
              description = "When it was answered, UTC.",
              nullable = true)
          @Nullable Instant answeredAt,
      @Schema(
              implementation = String.class,
              format = "date-time",
              description = "When an answered leg ended, UTC.",
              nullable = true)
          @Nullable Instant endedAt) {
    private static Leg of(Party party, String masked, CallState.LegState leg) {
      return new Leg(
          party.word(),
          masked,
          leg.status().name().toLowerCase(Locale.ROOT),
          leg.startedAt(),
          leg.ringingAt(),
          leg.answeredAt(),
          leg.endedAt());
    }
  }

  /** Why a call ended. */
  @Schema(name = "Cause", description = "Why a call ended; null while it goes on.")
  public record CauseResponse(
      @Schema(
              required = true,
              description = "Stable word for programs, one of GET /v1/causes. More may come.",
              examples = "hung-up")
          String slug,
      @Schema(
              required = true,
              description =
                  "One sentence for people, in English or, where Accept-Language asks for it, in Chinese.",
              examples = "The call was connected and then hung up.")
          String text,
      @Schema(
              description = "The platform's state code, where its push arrived.",
              examples = "0",
              nullable = true)
          @Nullable Integer stateCode,
      @Schema(
              description = "The platform's result code, where it refused.",
              examples = "1010023",
              nullable = true)
          @Nullable String resultCode) {
    private static @Nullable CauseResponse of(CallState state, Language language) {
      return state.causeSlug() == null || state.causeText() == null
          ? null
          : new CauseResponse(
              state.causeSlug(),
              state.causeText().in(language),
              state.stateCode(),
              state.refusalCode());
    }
  }

  /** The bill in short. */
  @Schema(name = "BillSummary", description = "What a call cost; null until the bill is there.")
  public record BillSummary(
      @Schema(required = true, description = "Id of the bill.") String id,
      @Nullable Cost cost,
      @Schema(required = true, description = "Each answered leg.") List<BilledLeg> legs,
      @Schema(
              required = true,
              description =
                  "Whether the platform sent this bill with more than one content; the latest is in force.",
              examples = "false")
          boolean revised) {
    static BillSummary of(Charge charge) {
      return new BillSummary(
          charge.billId().toString(),
          Cost.of(charge),
          charge.legs().stream()
              .map(leg -> new BilledLeg(leg.party().word(), leg.seconds(), leg.minutes()))
              .toList(),
          charge.revised());
    }
  }

  /** Money. */
  @Schema(
      name = "Cost",
      description =
          "An amount of money; null where the platform's record can't be rated, because an answered leg has no end.")
  public record Cost(
      @Schema(required = true, description = "Decimal amount.", examples = "0.36") String amount,
      @Schema(required = true, description = "ISO 4217 code.", examples = "CNY") String currency,
      @Schema(
              required = true,
              description =
                  "rated: computed from the bill's times, since the platform sends no amount. More may come.",
              examples = "rated")
          String basis) {
    public static @Nullable Cost of(Charge charge) {
      return charge.cost() == null
          ? null
          : new Cost(charge.cost().decimal(), charge.cost().currency(), charge.basis());
    }
  }

  /** One leg of a bill. */
  @Schema(name = "BilledLeg", description = "One answered leg and what is paid for.")
  public record BilledLeg(
      @Schema(required = true, description = "caller or callee.", examples = "caller") String party,
      @Schema(
              required = true,
              description = "Whole seconds from its own answer to the end.",
              examples = "40")
          long seconds,
      @Schema(required = true, description = "Started minutes that are paid for.", examples = "1")
          long minutes) {}

  /** Provenance of one field. */
  @Schema(name = "FieldSource", description = "Where a field's value came from.")
  public record SourceResponse(
      @Schema(
              required = true,
              description = "Name of the field.",
              examples = "legs.caller.answeredAt")
          String field,
      @Schema(
              required = true,
              description = "push, bill or inferred. More may come.",
              examples = "bill")
          String source) {}

  public static CallResponse of(CallSession call, Language language) {
    CallState state = call.state();
    return new CallResponse(
        call.id().toString(),
        call.kind().word(),
        state.status().word(),
        state.settled(),
        call.app(),
        call.reference(),
        call.maxMinutes(),
        call.isRecordAsked(),
        legs(call),
        call.createdAt(),
        call.erasedAt(),
        state.answeredAt(),
        state.endedAt(),
        state.endedBy() == null ? null : state.endedBy().name().toLowerCase(Locale.ROOT),
        CauseResponse.of(state, language),
        state.charge() == null ? null : BillSummary.of(state.charge()),
        state.digits(),
        state.missing(),
        state.sources().stream()
            .map(s -> new SourceResponse(s.field(), s.source().name().toLowerCase(Locale.ROOT)))
            .toList());
  }

  private static List<Leg> legs(CallSession call) {
    CallState.LegState caller = call.state().caller();
    Leg callee = Leg.of(Party.CALLEE, call.calleeMasked(), call.state().callee());
    return caller == null
        ? List.of(callee)
        : List.of(
            Leg.of(Party.CALLER, Objects.requireNonNull(call.callerMasked()), caller), callee);
  }
}
