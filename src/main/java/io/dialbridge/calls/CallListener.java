package io.dialbridge.calls;

import io.dialbridge.platform.CallOrder;
import java.util.Collection;

/**
 * Is told of calls in the transaction in which that is written down, so that what a room makes of
 * it is there together with it or not at all. Beans of this type, in any room. What they throw
 * fails the transaction; they must not wait for anything but the database.
 */
public interface CallListener {
  /** The call was saved; nobody was called yet. */
  void saved(CallOrder call);

  /**
   * Those calls have learnt something, which {@link CallSession#news} tells. Their rows are locked.
   */
  void learnt(Collection<CallSession> calls);
}
