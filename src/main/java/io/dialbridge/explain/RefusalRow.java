package io.dialbridge.explain;

import java.time.Duration;

/**
 * One line of the {@link RefusalTable}: the refusal, and the slug that our customers read as its
 * cause.
 */
record RefusalRow(String slug, Refusal refusal) {

  static RefusalRow row(String code, String slug, Doing doing, Retry retry) {
    return new RefusalRow(slug, new Refusal(code, true, "", doing, retry, null, ""));
  }

  static RefusalRow row(String code, String slug, Doing doing, Duration waitFor) {
    return new RefusalRow(slug, new Refusal(code, true, "", doing, Retry.WAIT, waitFor, ""));
  }

  RefusalRow means(String meaning) {
    return with(meaning, refusal.advice());
  }

  RefusalRow advises(String advice) {
    return with(refusal.meaning(), advice);
  }

  String code() {
    return refusal.code();
  }

  private RefusalRow with(String meaning, String advice) {
    return new RefusalRow(
        slug,
        new Refusal(
            code(), true, meaning, refusal.doing(), refusal.retry(), refusal.waitFor(), advice));
  }
}
