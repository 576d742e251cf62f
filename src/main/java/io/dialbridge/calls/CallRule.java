package io.dialbridge.calls;

import io.dialbridge.platform.CallOrder;

/**
 * May this call be placed? Any room may have rules of its own: beans of this type, asked in the
 * order of their {@link jakarta.annotation.Priority}. A create and its preflight ask the same ones.
 */
public interface CallRule {
  /** How a preflight names it: lower-case words with hyphens between them. */
  String name();

  /**
   * What it says of the call as things stand now. Changes nothing. Where two calls at once could
   * both pass and only one may, it locks what it has looked at until the transaction ends: a create
   * asks in the transaction that saves the call, whose own row is there by then.
   *
   * @param call with the id that the call has, or would have
   */
  Verdict judge(CallOrder call);

  /**
   * Whether a call that waited in the queue is judged once more when it is to be sent, since the
   * verdict changes with time. Then it locks nothing, for the app is locked by then.
   */
  default boolean isAskedAgain() {
    return false;
  }
}
