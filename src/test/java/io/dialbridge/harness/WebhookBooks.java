package io.dialbridge.harness;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What was told in a run, and what a receiver got of it. {@link WebhookComparison} says where they
 * disagree.
 *
 * @param told how much was told of each call, by its own count
 * @param unsigned how often something came that was not signed well
 * @param undelivered deliveries that are not delivered in the end
 */
record WebhookBooks(
    List<Event> events,
    Map<String, Integer> told,
    Collection<Received> received,
    int unsigned,
    long undelivered) {

  /**
   * The service's database: something that was told.
   *
   * @param data as JSON
   */
  record Event(
      String id, String type, @Nullable String callId, @Nullable Integer sequence, String data) {}

  /** The receiver: a request that was signed well. */
  record Received(String id, String body) {}
}
