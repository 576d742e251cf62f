package io.dialbridge.explain;

import java.util.Locale;

/** The causes that events and bills share, each once: the slug is the constant's name. */
enum KnownCause implements Verdict {
  HUNG_UP(Ending.HUNG_UP, "The call was connected and then hung up."),
  MAX_DURATION(Ending.HUNG_UP, "The platform ended the call at its maximum duration."),
  /** Whoever reads this also knows whether the parties were connected by then. */
  STOPPED(Ending.CANCELED, "The call was ended by an instruction through the API."),
  CALLER_GAVE_UP(Ending.CANCELED, "The caller hung up before the call was connected."),
  GIVEN_UP(Ending.CANCELED, "The call was released before it was connected."),

  RINGING_TIMED_OUT(Ending.NO_ANSWER, "A phone rang, and nobody answered in time."),
  CALLEE_NO_ANSWER(Ending.NO_ANSWER, "The callee did not answer."),
  CALLER_NO_ANSWER(Ending.NO_ANSWER, "The caller did not answer."),
  CALLEE_BUSY(Ending.BUSY, "The callee was busy."),
  CALLER_BUSY(Ending.BUSY, "The caller was busy."),
  HUNG_UP_WHILE_RINGING(Ending.REJECTED, "A party declined while the phone was ringing."),
  CALLEE_REJECTED(Ending.REJECTED, "The callee declined, or the callee's line is suspended."),
  CALLER_REJECTED(Ending.REJECTED, "The caller declined, or the caller's line is suspended."),

  CALLEE_UNKNOWN_NUMBER(Ending.FAILED, "The callee's number does not exist."),
  CALLER_UNKNOWN_NUMBER(Ending.FAILED, "The caller's number does not exist."),
  CALLEE_UNREACHABLE(Ending.FAILED, "The callee can't be reached at the moment."),
  CALLER_UNREACHABLE(Ending.FAILED, "The caller can't be reached at the moment."),
  CALLEE_POWERED_OFF(Ending.FAILED, "The callee's phone is switched off."),
  CALLER_POWERED_OFF(Ending.FAILED, "The caller's phone is switched off or has no network."),
  CALLEE_LEG_FAILED(Ending.FAILED, "The network could not connect the callee."),
  CALLER_LEG_FAILED(Ending.FAILED, "The network could not connect the caller."),
  PARTY_NOT_REACHED(Ending.FAILED, "A party could not be reached, for a reason of its network."),
  FAILURE_ANNOUNCEMENT(Ending.FAILED, "The far end answered with a failure announcement."),
  NOT_CONNECTED(Ending.FAILED, "The call was not connected, and the bill does not say why."),
  JOINING_FAILED(Ending.FAILED, "The platform could not join the two parties."),

  ACCOUNT_FREQUENCY_LIMITED(Ending.FAILED, "The account places calls too often."),
  APP_FREQUENCY_LIMITED(Ending.FAILED, "The app places calls too often."),
  DISPLAY_NUMBER_FREQUENCY_LIMITED(Ending.FAILED, "The display number is used too often."),
  CALLEE_BLACKLISTED(Ending.FAILED, "The callee is on a blacklist."),
  CALLER_BLACKLISTED(Ending.FAILED, "The caller is on a blacklist."),
  ACCOUNT_FROZEN(Ending.FAILED, "The account at the platform is frozen."),
  PORTS_EXHAUSTED(Ending.FAILED, "The app's ports for simultaneous calls were all in use."),
  APP_KEY_INVALID(Ending.FAILED, "The platform does not know the app."),
  SERVICE_NOT_PERMITTED(Ending.FAILED, "The app may not use this service."),
  NUMBER_NOT_PERMITTED(Ending.FAILED, "The number lacks a prefix that is allowed."),

  SPEECH_FAILED(Ending.FAILED, "The platform could not turn the text into speech."),
  VOICE_FILE_MISSING(Ending.FAILED, "A voice file does not exist at the platform."),
  PLAYBACK_FAILED(Ending.FAILED, "The platform could not play to the party."),
  NO_DIGITS_COLLECTED(Ending.FAILED, "No key was pressed in time."),
  RECORDING_FAILED(Ending.FAILED, "The platform could not record the call."),
  PLATFORM_ERROR(Ending.FAILED, "The platform failed internally."),
  SERVICE_ERROR(Ending.FAILED, "The platform's service failed."),
  /** Codes of the vendor's switchboard, voice menus and private numbers: we use none of them. */
  OTHER_PRODUCT(Ending.FAILED, "The platform names a reason of another of its products."),

  UNKNOWN_STATE_CODE(Ending.FAILED, "The platform names a state code that is unknown here."),
  UNKNOWN_DISCONNECTION_POINT(
      Ending.FAILED, "The bill names a disconnection point that is unknown here.");

  private final Ending ending;
  private final String text;

  KnownCause(Ending ending, String text) {
    this.ending = ending;
    this.text = text;
  }

  Cause cause() {
    return new Cause(slug(), text, ending);
  }

  /** The same cause, its sentence ending with the codes that it was read from. */
  Cause cause(String codes) {
    return new Cause(slug(), text.replaceFirst("\\.$", " (" + codes + ")."), ending);
  }

  @Override
  public Cause on(BillCodes codes) {
    return cause();
  }

  private String slug() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
