package io.dialbridge.explain;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The Q.850 values of a bill's legs, {@code callOutUnaswRsn} and {@code fwdUnaswRsn} (the vendor's
 * page rtc_05_0018). 0 stands in bills of good and of failed calls alike.
 */
public final class Q850 {
  private record Row(int code, @Nullable LegFailure failure, String meaning) {}

  private static final CodeTable<Integer, Row> ROWS =
      CodeTable.of(
          Row::code,
          silent(0, "not applicable"),
          at(1, LegFailure.UNKNOWN_NUMBER, "number not found"),
          network(2, "no route to network"),
          network(3, "no route to destination"),
          network(4, "special tone"),
          network(5, "trunk prefix error"),
          network(6, "channel unacceptable"),
          network(7, "call on established channel"),
          network(8, "pre-empted"),
          network(9, "pre-empted, circuit reserved"),
          silent(16, "normal clearing"),
          at(17, LegFailure.BUSY, "busy"),
          at(18, LegFailure.NO_ANSWER, "no response"),
          at(19, LegFailure.NO_ANSWER, "no answer"),
          at(20, LegFailure.UNREACHABLE, "user absent"),
          at(21, LegFailure.REJECTED, "rejected"),
          at(22, LegFailure.UNKNOWN_NUMBER, "number changed"),
          network(23, "redirected"),
          network(25, "exchange routing error"),
          network(26, "non-selected user"),
          at(27, LegFailure.UNREACHABLE, "destination out of order"),
          at(28, LegFailure.UNKNOWN_NUMBER, "invalid number format"),
          network(29, "facility rejected"),
          network(30, "status enquiry"),
          silent(31, "normal, unspecified"),
          network(34, "no route or circuit"),
          network(38, "network out of order"),
          network(39, "connection out of service"),
          network(40, "connection operational"),
          network(41, "temporary failure"),
          network(42, "congestion"),
          network(43, "information discarded"),
          network(44, "channel not available"),
          network(46, "call blocked"),
          network(47, "no resource"),
          network(49, "quality unavailable"),
          network(50, "facility not subscribed"),
          network(53, "outgoing calls barred within the closed user group"),
          network(55, "incoming calls barred within the closed user group"),
          network(57, "not authorised"),
          network(58, "not available"),
          network(62, "inconsistency"),
          network(63, "service unavailable"),
          network(65, "bearer not implemented"),
          network(66, "channel type not implemented"),
          network(69, "facility not implemented"),
          network(70, "restricted digital only"), // "sending valid" in the vendor's list
          network(79, "service not implemented"),
          network(81, "invalid call reference"),
          network(82, "channel does not exist"),
          network(83, "id does not exist"),
          network(84, "call id does not exist"),
          network(85, "no call waiting"),
          network(86, "cleared call identity"),
          network(87, "not member of the closed user group"),
          network(88, "incompatible destination"),
          // 90, 91 and 95 are the standard's; they were not seen in the vendor's list.
          network(90, "closed user group does not exist"),
          network(91, "invalid transit network"),
          network(95, "invalid message"),
          network(96, "mandatory element missing"),
          network(97, "message type non-existent"),
          network(98, "message not performed"),
          network(99, "element non-existent"),
          network(100, "invalid element"),
          network(101, "call state mismatch"),
          network(102, "timer expired"),
          network(103, "parameter non-existent"),
          network(110, "unrecognised parameter"),
          network(111, "protocol error"),
          silent(127, "interworking"));

  private Q850() {}

  /** The vendor's meaning in a few words; empty for a value that it does not publish. */
  public static Optional<String> meaning(int code) {
    return ROWS.find(code).map(Row::meaning);
  }

  /** Empty where the value, absent and unknown ones included, does not tell why a leg failed. */
  static Optional<LegFailure> failure(@Nullable Integer code) {
    return Optional.ofNullable(code)
        .flatMap(ROWS::find)
        .flatMap(row -> Optional.ofNullable(row.failure()));
  }

  private static Row at(int code, LegFailure failure, String meaning) {
    return new Row(code, failure, meaning);
  }

  private static Row network(int code, String meaning) {
    return at(code, LegFailure.NETWORK, meaning);
  }

  /** A value that fits every ending. */
  private static Row silent(int code, String meaning) {
    return new Row(code, null, meaning);
  }
}
