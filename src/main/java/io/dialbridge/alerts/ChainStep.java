package io.dialbridge.alerts;

import io.dialbridge.values.PhoneNumber;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Somebody in a chain; lies sealed in the database.
 *
 * @param number E.164
 * @param attempts how often in a row they are called
 */
@RegisterForReflection
record ChainStep(String name, String number, int attempts) {
  String masked() {
    return PhoneNumber.mask(number);
  }

  /** Without the number. */
  @Override
  public String toString() {
    return name + " " + masked();
  }
}
