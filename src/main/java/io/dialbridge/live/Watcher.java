package io.dialbridge.live;

import io.dialbridge.calls.CallSession;
import io.dialbridge.values.Language;
import io.dialbridge.values.Requester;
import java.time.Instant;

/**
 * One open stream, and how far its client was told. Before it follows what is learnt it is told
 * what was learnt before; should more be learnt meanwhile, it is not ready yet.
 */
abstract sealed class Watcher permits CallWatcher, AllWatcher {
  private final Requester requester;
  private final Language language;
  private final Instant until;
  private final Line line = new Line();
  private boolean ready;
  private boolean missed;

  Watcher(Requester requester, Language language, Instant until) {
    this.requester = requester;
    this.language = language;
    this.until = until;
  }

  final Requester requester() {
    return requester;
  }

  final Language language() {
    return language;
  }

  final Line line() {
    return line;
  }

  final boolean isDue(Instant now) {
    return !now.isBefore(until);
  }

  /** Before it is told what was learnt before. */
  final synchronized void catchUp() {
    ready = false;
    missed = false;
  }

  /**
   * @return whether it follows from now on; else it missed something, and has to catch up again
   */
  final synchronized boolean follows() {
    ready = !missed;
    return ready;
  }

  /**
   * Tells what was just learnt.
   *
   * @param data of the message
   */
  final synchronized void follow(Changes.Change change, CallSession call, String data) {
    if (ready) {
      tell(change, call, data);
    } else {
      missed = true;
    }
  }

  /** Tells an event of a call; what was told already is not told again. */
  abstract void tell(Changes.Change change, CallSession call, String data);
}
