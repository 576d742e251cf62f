package io.dialbridge.calls;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Is told how apps stand with the platform, in the transaction in which that is written down. Beans
 * of this type, in any room; they must not wait for anything but the database.
 */
public interface AppListener {
  /**
   * The platform refused the app as a whole: no call of it is sent, but for one now and then that
   * tries.
   *
   * @param code with which it refused
   * @param frozen whether it is arrears
   */
  void suspended(String app, @Nullable String code, boolean frozen, Instant now);

  /** Its calls are sent again. */
  void resumed(String app, Instant now);
}
