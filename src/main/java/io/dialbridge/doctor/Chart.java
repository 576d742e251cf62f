package io.dialbridge.doctor;

import io.dialbridge.values.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * Where an examination writes down what it sees, at once: what takes too long later takes nothing
 * of it back. Closed when its time is over.
 */
public final class Chart {
  private final List<Observation> lines = new ArrayList<>();
  private boolean open = true;

  Chart() {}

  public void ok(String name, Text seen) {
    add(new Observation(name, Health.OK, seen, null));
  }

  public void warning(String name, Text seen, Text advice) {
    add(new Observation(name, Health.WARNING, seen, advice));
  }

  public void failed(String name, Text seen, Text advice) {
    add(new Observation(name, Health.FAILED, seen, advice));
  }

  /**
   * @param advice how it can be told
   */
  public void unknown(String name, Text seen, Text advice) {
    add(new Observation(name, Health.UNKNOWN, seen, advice));
  }

  private synchronized void add(Observation line) {
    if (open) {
      lines.add(line);
    }
  }

  /** What was written; nothing is added from now on. */
  synchronized List<Observation> close() {
    open = false;
    return List.copyOf(lines);
  }
}
