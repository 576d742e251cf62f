package io.dialbridge.twin;

import io.vertx.core.Vertx;
import java.util.HashMap;
import java.util.Map;

/** The ports that others use. Lives on the event loop. */
final class ForeignPorts {
  private final Vertx vertx;
  private final Map<Long, ForeignUse> byTimer = new HashMap<>();

  ForeignPorts(Vertx vertx) {
    this.vertx = vertx;
  }

  void take(ForeignUse use) {
    byTimer.put(vertx.setTimer(use.lasting().toMillis(), byTimer::remove), use);
  }

  void freeAll() {
    byTimer.keySet().forEach(vertx::cancelTimer);
    byTimer.clear();
  }

  int inUse(TwinApp app) {
    return byTimer.values().stream()
        .filter(use -> use.app().equals(app.name()))
        .mapToInt(ForeignUse::ports)
        .sum();
  }
}
