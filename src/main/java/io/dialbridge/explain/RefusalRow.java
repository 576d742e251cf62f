package io.dialbridge.explain;

import io.dialbridge.values.Text;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One line of the {@link RefusalTable}: the refusal, and what our customers read as its slug behind
 * {@code refused-}.
 */
record RefusalRow(String slug, Refusal refusal) {

  static Draft row(String code, String slug, Doing doing, Retry retry) {
    return new Draft(code, slug, doing, retry, null);
  }

  static Draft row(String code, String slug, Doing doing, Duration waitFor) {
    return new Draft(code, slug, doing, Retry.WAIT, waitFor);
  }

  String code() {
    return refusal.code();
  }

  /** A line that lacks its meaning. */
  record Draft(String code, String slug, Doing doing, Retry retry, @Nullable Duration waitFor) {
    Explained means(String en, String zh) {
      return new Explained(this, new Text(en, zh));
    }
  }

  /** A line that lacks its advice. */
  record Explained(Draft draft, Text meaning) {
    RefusalRow advises(String en, String zh) {
      return advises(new Text(en, zh));
    }

    RefusalRow advises(Advice advice) {
      return advises(advice.text());
    }

    private RefusalRow advises(Text advice) {
      return new RefusalRow(
          draft.slug(),
          new Refusal(
              draft.code(), true, meaning, draft.doing(), draft.retry(), draft.waitFor(), advice));
    }
  }
}
