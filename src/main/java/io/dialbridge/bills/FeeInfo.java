package io.dialbridge.bills;

import io.dialbridge.calls.CallFact.LegTimes;
import io.dialbridge.calls.CallKind;
import io.dialbridge.explain.BillCodes;
import io.dialbridge.values.PhoneNumber;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The platform's FeeInfo, field by field (rtc_05_0008_1); absent, null and empty all read as null.
 * The first leg ({@code callOut…}) is the caller's, the second ({@code fwd…}) the callee's; a
 * one-party call (rtc_05_0014_1, rtc_05_0017_1) has the first only, and that is its callee's. Times
 * are UTC by the vendor's FAQ.
 *
 * @param direction 0 outgoing, the only value seen
 * @param spId the account's login name
 * @param icid call record id; optional, so never relied on alone
 * @param bindNum display number that made the call
 * @param callerNum number shown on the first leg
 * @param calleeNum first leg's called number, the caller's
 * @param fwdDisplayNum number shown on the second leg
 * @param fwdDstNum second leg's called number, the callee's
 * @param failTime time of a failure; the end where callEndTime is absent
 * @param fwdUnaswRsn Q.850 value of the second leg's failure; 0 also on failed calls
 * @param callOutUnaswRsn Q.850 value of the first leg's failure
 * @param ulFailReason disconnection point (rtc_05_0019)
 * @param sipStatusCode SIP status of a failure, 0 when fine
 * @param dynIvrPath the keys that were pressed, joined by hyphens (rtc_05_0014_1)
 * @param ttsPlayTimes number of text-to-speech uses
 * @param ttsTransDuration seconds of text-to-speech conversion
 * @param serviceType 002 callback, 001 notification and verification
 */
@Embeddable
@RegisterForReflection
@Schema(
    description =
        "The platform's record of the call, field by field (rtc_05_0008_1), numbers masked, times UTC. The first leg (callOut...) is the caller's, the second (fwd...) the callee's; a notification or verification has the first only, its callee's.")
public record FeeInfo(
    @Nullable Integer direction,
    @Nullable String spId,
    @Nullable String appKey,
    @Nullable String icid,
    @Nullable String bindNum,
    @Nullable String sessionId,
    @Nullable String callerNum,
    @Nullable String calleeNum,
    @Nullable String fwdDisplayNum,
    @Nullable String fwdDstNum,
    @Nullable Instant fwdStartTime,
    @Nullable Instant fwdAlertingTime,
    @Nullable Instant fwdAnswerTime,
    @Nullable Instant callOutStartTime,
    @Nullable Instant callOutAlertingTime,
    @Nullable Instant callOutAnswerTime,
    @Nullable Instant callEndTime,
    @Nullable Instant failTime,
    @Nullable Integer fwdUnaswRsn,
    @Nullable Integer callOutUnaswRsn,
    @Nullable Integer ulFailReason,
    @Nullable Integer sipStatusCode,
    @Nullable Instant dynIvrStartTime,
    @Nullable String dynIvrPath,
    @Nullable Integer recordFlag,
    @Nullable Instant recordStartTime,
    @Nullable String recordObjectName,
    @Nullable String recordBucketName,
    @Nullable String recordDomain,
    @Nullable String recordFileDownloadUrl,
    @Nullable Integer ttsPlayTimes,
    @Nullable Integer ttsTransDuration,
    @Nullable String serviceType,
    @Nullable String hostName,
    @Nullable String userData) {

  private static final Pattern KEYS = Pattern.compile("[0-9*#]+(-[0-9*#]+)*");

  /** Both legs in our words; where there is no caller's leg, its times are all null. */
  record Legs(LegTimes caller, LegTimes callee) {}

  Legs legs(CallKind kind) {
    LegTimes first = new LegTimes(callOutStartTime, callOutAlertingTime, callOutAnswerTime);
    return kind.isOneParty()
        ? new Legs(new LegTimes(null, null, null), first)
        : new Legs(first, new LegTimes(fwdStartTime, fwdAlertingTime, fwdAnswerTime));
  }

  /** For bills without a call; a bill of neither service type tells by its second leg. */
  boolean isOfCallback() {
    return "002".equals(serviceType) || fwdDstNum != null || fwdStartTime != null;
  }

  /** What the record says about how the call ended. */
  BillCodes codes(CallKind kind) {
    return kind.isOneParty()
        ? BillCodes.ofOneParty(
            callOutAnswerTime != null, ulFailReason, callOutUnaswRsn, sipStatusCode)
        : new BillCodes(
            callOutAnswerTime != null,
            fwdAnswerTime != null,
            ulFailReason,
            callOutUnaswRsn,
            fwdUnaswRsn,
            sipStatusCode);
  }

  /** When the call ended; a failed call's record may carry only its failTime. */
  public @Nullable Instant endedAt() {
    return callEndTime != null ? callEndTime : failTime;
  }

  /**
   * The keys that were pressed, in their order; null where the record doesn't tell, or tells
   * something else. Whether a hyphen stands between two keys or between two collections is not
   * published, so hyphens count for nothing.
   */
  @Nullable String keys() {
    if (dynIvrPath == null || !KEYS.matcher(dynIvrPath).matches()) {
      return null;
    }
    return dynIvrPath.replace("-", "");
  }

  /** For keeping: whole numbers are in the sealed content only. */
  FeeInfo masked() {
    return with(FeeInfo::masked, as -> as, as -> as, recordFileDownloadUrl);
  }

  /** For keeping once the call is erased: nothing that tells who talked, or what was pressed. */
  FeeInfo erased() {
    return with(
        number -> number == null ? null : "****",
        keys -> keys == null ? null : keys.replaceAll("[^-]", "*"),
        name -> null,
        null);
  }

  /** For showing: without the download address, which would open the recording to its reader. */
  FeeInfo shown() {
    return with(as -> as, as -> as, as -> as, null);
  }

  private FeeInfo with(
      UnaryOperator<@Nullable String> number,
      UnaryOperator<@Nullable String> keys,
      UnaryOperator<@Nullable String> recordName,
      @Nullable String downloadUrl) {
    return new FeeInfo(
        direction,
        spId,
        appKey,
        icid,
        number.apply(bindNum),
        sessionId,
        number.apply(callerNum),
        number.apply(calleeNum),
        number.apply(fwdDisplayNum),
        number.apply(fwdDstNum),
        fwdStartTime,
        fwdAlertingTime,
        fwdAnswerTime,
        callOutStartTime,
        callOutAlertingTime,
        callOutAnswerTime,
        callEndTime,
        failTime,
        fwdUnaswRsn,
        callOutUnaswRsn,
        ulFailReason,
        sipStatusCode,
        dynIvrStartTime,
        keys.apply(dynIvrPath),
        recordFlag,
        recordStartTime,
        recordName.apply(recordObjectName),
        recordName.apply(recordBucketName),
        recordName.apply(recordDomain),
        downloadUrl,
        ttsPlayTimes,
        ttsTransDuration,
        serviceType,
        hostName,
        userData);
  }

  /** Without numbers and addresses, so that a bill can be logged. */
  @Override
  public String toString() {
    return "bill of session " + sessionId + " of app key " + appKey;
  }

  private static @Nullable String masked(@Nullable String number) {
    return number == null ? null : PhoneNumber.mask(number);
  }
}
