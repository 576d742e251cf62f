package io.dialbridge.webhooks;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Everything that endpoints can be told of. */
enum EventType {
  CALL_QUEUED("call.queued", Subject.CALL, "No port was free: the call waits in the queue."),
  CALL_ACCEPTED("call.accepted", Subject.CALL, "The platform took the call."),
  CALL_UNCONFIRMED(
      "call.unconfirmed",
      Subject.CALL,
      "The platform's answer never came or could not be read; what follows tells whether it rang."),
  CALL_RINGING("call.ringing", Subject.CALL, "It rings at the party."),
  CALL_ANSWERED("call.answered", Subject.CALL, "The party answered."),
  CALL_DIGITS(
      "call.digits",
      Subject.CALL,
      "The callee pressed keys, told in digits; an empty text: none in time."),
  CALL_ENDED("call.ended", Subject.CALL, "The call is over, in any way but as failed."),
  CALL_FAILED(
      "call.failed",
      Subject.CALL,
      "The call is over as failed; cause says why. Should a push tell later that it was placed all the same, further events follow."),
  CALL_SETTLED(
      "call.settled",
      Subject.CALL,
      "Nothing more is expected: the bill is there, or can no longer come. Told again only where a call that counted as never placed turns out to have been."),
  BILL_RATED("bill.rated", Subject.CALL, "The call's bill came, and is rated."),
  BILL_REVISED(
      "bill.revised", Subject.CALL, "The platform sent another content of the call's bill."),
  BILL_LATE(
      "bill.late", Subject.CALL, "The call's bill should be there by now, and can still come."),
  BILL_OVERDUE("bill.overdue", Subject.CALL, "The call's bill can no longer come by itself."),
  RECORDING_READY(
      "recording.ready",
      Subject.CALL,
      "The bill names the call's recording, which can be fetched from now on."),
  RECORDING_ABSENT(
      "recording.absent",
      Subject.CALL,
      "A recording was asked for, and there is none; reason says why."),
  APP_SUSPENDED(
      "app.suspended",
      Subject.APP,
      "The platform refused the app as a whole, for another reason than arrears: no call of it is sent but one now and then that tries."),
  APP_FROZEN(
      "app.frozen",
      Subject.APP,
      "The platform froze the app's account for arrears: no call of it is sent but one now and then that tries."),
  APP_RESUMED("app.resumed", Subject.APP, "Calls of the app are sent again."),
  ENDPOINT_DISABLED(
      "webhook.disabled",
      Subject.ENDPOINT,
      "An endpoint is told nothing more: it answered 410, or failed for days. Told to the others.");

  /** What an event is about, and so which shape its data has. */
  enum Subject {
    CALL,
    APP,
    ENDPOINT
  }

  private final String word;
  private final Subject subject;
  private final String meaning;

  EventType(String word, Subject subject, String meaning) {
    this.word = word;
    this.subject = subject;
    this.meaning = meaning;
  }

  String word() {
    return word;
  }

  Subject subject() {
    return subject;
  }

  String meaning() {
    return meaning;
  }

  static Optional<EventType> of(String word) {
    return Arrays.stream(values()).filter(type -> type.word.equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(EventType::word).toList();
  }
}
