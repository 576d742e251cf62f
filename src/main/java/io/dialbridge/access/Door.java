package io.dialbridge.access;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** Lets in so many requests at once, with so many bytes of bodies; never waits. */
final class Door {
  private final int mostRequests;
  private final long mostBytes;
  private final AtomicInteger requests = new AtomicInteger();
  private final AtomicLong bytes = new AtomicLong();

  Door(int mostRequests, long mostBytes) {
    this.mostRequests = mostRequests;
    this.mostBytes = mostBytes;
  }

  /**
   * Whether there is room; who is let in must {@link #leave}. One request always fits, whatever its
   * size.
   */
  boolean enter(long size) {
    if (requests.incrementAndGet() > mostRequests) {
      requests.decrementAndGet();
      return false;
    }
    long together = bytes.addAndGet(size);
    if (together > mostBytes && together > size) {
      leave(size);
      return false;
    }
    return true;
  }

  void leave(long size) {
    bytes.addAndGet(-size);
    requests.decrementAndGet();
  }

  int inside() {
    return requests.get();
  }
}
