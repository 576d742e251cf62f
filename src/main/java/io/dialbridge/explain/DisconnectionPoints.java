package io.dialbridge.explain;

import java.util.List;
import java.util.Optional;

/**
 * The {@code ulFailReason} of a bill (the vendor's page rtc_05_0019). From 7001 on the list goes on
 * with the values of {@link StateCodes}, which are not repeated here. The causes are those of calls
 * that the callee never answered: an answered call has hung up, whatever stands here.
 */
public final class DisconnectionPoints {
  private record Row(int code, Verdict verdict, String meaning) {}

  private record Range(int first, int last, Verdict verdict, String meaning) {}

  private static final CodeTable<Integer, Row> ROWS =
      CodeTable.of(
          Row::code,
          // Contradicts a missing answer: the legs' own codes may know more.
          at(0, DisconnectionPoints::silent, "hung up after connection"),
          at(100, KnownCause.NO_DIGITS_COLLECTED, "play-and-collect got no digits"),
          at(501, KnownCause.RECORDING_FAILED, "creating the recording conference failed"),
          at(502, KnownCause.RECORDING_FAILED, "creating the recording conference timed out"),
          at(503, KnownCause.RECORDING_FAILED, "caller joining the recording conference failed"),
          at(504, KnownCause.RECORDING_FAILED, "caller joining the recording conference timed out"),
          at(505, KnownCause.RECORDING_FAILED, "adding the recording endpoint failed"),
          at(506, KnownCause.RECORDING_FAILED, "adding the recording endpoint timed out"),
          at(507, KnownCause.RECORDING_FAILED, "starting the recording failed"),
          at(508, KnownCause.RECORDING_FAILED, "starting the recording timed out"),
          at(509, KnownCause.RECORDING_FAILED, "recording prompt failed"),
          at(510, KnownCause.RECORDING_FAILED, "recording prompt timed out"),
          at(512, KnownCause.RECORDING_FAILED, "recording unit switched over, call released"),
          at(513, codes -> Leg.calledLast(codes).notAnswered(), "call timed out"),
          at(514, codes -> Leg.calledLast(codes).notAnswered(), "ringing timed out"),
          // callStop may lie behind any release before an answer, and the bill alone can't tell:
          // "stopped" is for those who know of our own request or of the disconnect event.
          at(515, KnownCause.GIVEN_UP, "remote user cancelled"),
          at(516, KnownCause.CALLER_GAVE_UP, "local user cancelled"),
          at(517, KnownCause.PLATFORM_ERROR, "platform response timed out"),
          at(518, Leg.CALLEE::failed, "remote party call failed, see Q.850"),
          at(519, DisconnectionPoints::localFailed, "local party call failed (0XX), see Q.850"),
          at(520, DisconnectionPoints::localFailed, "local party call failed (18X), see Q.850"),
          at(521, KnownCause.GIVEN_UP, "released before the remote party rang"),
          at(522, KnownCause.PORTS_EXHAUSTED, "not enough voice ports"),
          at(524, KnownCause.VOICE_FILE_MISSING, "voice file does not exist"),
          at(526, KnownCause.PLATFORM_ERROR, "mute failed"),
          at(527, KnownCause.PLATFORM_ERROR, "unmute failed"),
          at(528, KnownCause.NUMBER_NOT_PERMITTED, "number without an allowed prefix"),
          at(529, KnownCause.APP_KEY_INVALID, "app_key does not exist"),
          at(530, KnownCause.CALLER_GAVE_UP, "caller hung up before forwarding"),
          at(539, KnownCause.CALLER_GAVE_UP, "recording set-up unfinished: caller hung up"),
          at(540, KnownCause.CALLEE_REJECTED, "recording set-up unfinished: callee hung up"),
          at(541, KnownCause.JOINING_FAILED, "re-negotiation failed after callee answered"),
          at(542, KnownCause.RECORDING_FAILED, "recording time-out release"),
          at(550, DisconnectionPoints::localFailed, "local side ringing failed"),
          at(551, DisconnectionPoints::localFailed, "local side got a failure message"),
          at(552, KnownCause.CALLER_GAVE_UP, "local user hung up while remote ringing"),
          at(553, KnownCause.CALLER_GAVE_UP, "local user hung up before the remote party rang"),
          at(1001, KnownCause.GIVEN_UP, "agent hung up"),
          at(1002, KnownCause.GIVEN_UP, "user hung up"),
          at(1003, KnownCause.STOPPED, "ended through the switchboard's release API"),
          at(1004, KnownCause.OTHER_PRODUCT, "ended through the switchboard's blind transfer"),
          at(2801, KnownCause.PLAYBACK_FAILED, "play failed"),
          at(2802, KnownCause.OTHER_PRODUCT, "rule invalid"),
          at(2803, KnownCause.OTHER_PRODUCT, "too many key presses"),
          at(2805, KnownCause.OTHER_PRODUCT, "out of service hours"),
          at(2806, KnownCause.OTHER_PRODUCT, "out of service hours"),
          at(2810, KnownCause.OTHER_PRODUCT, "MRF not set"),
          at(2811, KnownCause.OTHER_PRODUCT, "I-CSCF not set"),
          at(2812, KnownCause.PLAYBACK_FAILED, "playback timed out"),
          at(2825, KnownCause.OTHER_PRODUCT, "survey ended"),
          at(2829, KnownCause.OTHER_PRODUCT, "extension busy or no answer"),
          at(2831, KnownCause.OTHER_PRODUCT, "incoming licence limit"),
          at(2837, KnownCause.PLAYBACK_FAILED, "play failed"),
          at(2838, KnownCause.OTHER_PRODUCT, "INVITE time-out"),
          at(2847, KnownCause.OTHER_PRODUCT, "no agent"),
          at(2853, KnownCause.OTHER_PRODUCT, "agent unavailable"),
          at(2863, KnownCause.OTHER_PRODUCT, "voicemail record failed"),
          at(2868, KnownCause.OTHER_PRODUCT, "company suspended"),
          at(2871, KnownCause.OTHER_PRODUCT, "dynamic IVR waited too long"),
          at(7100, KnownCause.APP_KEY_INVALID, "app unknown"),
          at(7105, KnownCause.SERVICE_NOT_PERMITTED, "service type mismatch"),
          at(7106, KnownCause.SERVICE_NOT_PERMITTED, "app lacks personal-number ability"),
          at(7107, KnownCause.PLAYBACK_FAILED, "control prompt failed"));

  /**
   * Only for codes without a row: 501 to 553 lie among the SIP statuses, but are the vendor's own.
   */
  private static final List<Range> RANGES =
      List.of(
          new Range(400, 699, DisconnectionPoints::bySipStatus, "SIP status, no Q.850 value given"),
          new Range(2901, 2914, KnownCause.RECORDING_FAILED, "recording failed"));

  private DisconnectionPoints() {}

  /** The vendor's meaning in a few words; empty for a code that it does not publish. */
  public static Optional<String> meaning(int code) {
    return row(code).map(Row::meaning).or(() -> StateCodes.meaning(code));
  }

  /** Why a call ended that the callee never answered. */
  static Cause unanswered(BillCodes codes) {
    Integer point = codes.disconnectionPoint();
    return point == null ? silent(codes) : explain(point, codes);
  }

  private static Cause explain(int point, BillCodes codes) {
    return row(point)
        .map(row -> named(row, codes))
        .or(() -> StateCodes.cause(point))
        .or(() -> Leg.calledLast(codes).failure(codes))
        .orElseGet(() -> KnownCause.UNKNOWN_DISCONNECTION_POINT.cause("ulFailReason " + point));
  }

  /** A sentence that covers several points names the one it stands for. */
  private static Cause named(Row row, BillCodes codes) {
    return row.verdict() == KnownCause.OTHER_PRODUCT
        ? KnownCause.OTHER_PRODUCT.cause("ulFailReason " + row.code() + ", " + row.meaning())
        : row.verdict().on(codes);
  }

  private static Cause silent(BillCodes codes) {
    return Leg.calledLast(codes).failure(codes).orElseGet(KnownCause.NOT_CONNECTED::cause);
  }

  private static Cause localFailed(BillCodes codes) {
    return Leg.local(codes).failed(codes);
  }

  private static Cause bySipStatus(BillCodes codes) {
    Integer point = codes.disconnectionPoint();
    return point == null ? silent(codes) : Leg.calledLast(codes).failedBySip(point);
  }

  private static Optional<Row> row(int code) {
    return ROWS.find(code).or(() -> inRange(code));
  }

  private static Optional<Row> inRange(int code) {
    return RANGES.stream()
        .filter(range -> range.first() <= code && code <= range.last())
        .map(range -> new Row(code, range.verdict(), range.meaning()))
        .findFirst();
  }

  private static Row at(int code, Verdict verdict, String meaning) {
    return new Row(code, verdict, meaning);
  }
}
