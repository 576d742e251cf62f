package io.dialbridge.explain;

import io.dialbridge.values.Text;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A result code of the platform, explained.
 *
 * @param code the {@code resultcode} as it came; {@code http-404} and the like are our own names
 *     for answers that had none
 * @param known whether our table has the code
 * @param meaning one sentence
 * @param waitFor how long to wait before the next try; there if, and only if, {@code retry} is WAIT
 * @param advice what to do next, one sentence
 */
public record Refusal(
    String code,
    boolean known,
    Text meaning,
    Doing doing,
    Retry retry,
    @Nullable Duration waitFor,
    Text advice) {

  public Refusal {
    if ((retry == Retry.WAIT) != (waitFor != null)) {
      throw new IllegalArgumentException(
          "a refusal names a waiting time if it is to be waited out, and only then: " + code);
    }
  }
}
