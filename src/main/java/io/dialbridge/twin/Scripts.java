package io.dialbridge.twin;

import java.util.ArrayList;
import java.util.List;

/** The scripts in force. Of several for one number the oldest that is not used up counts. */
final class Scripts {
  private final List<Script> inForce = new ArrayList<>();

  synchronized void add(Script script) {
    inForce.add(script);
  }

  synchronized void clear() {
    inForce.clear();
  }

  synchronized int size() {
    return inForce.size();
  }

  /** The script of a request, which is thereby met once. */
  synchronized Script take(CallWish wish) {
    for (int index = 0; index < inForce.size(); index++) {
      Script script = inForce.get(index);
      if (wish.parties().contains(script.number())) {
        meet(index, script);
        return script;
      }
    }
    return Script.NONE;
  }

  private void meet(int index, Script script) {
    Integer calls = script.calls();
    if (calls == null) {
      return;
    }
    if (calls == 1) {
      inForce.remove(index);
    } else {
      inForce.set(index, script.times(calls - 1));
    }
  }
}
