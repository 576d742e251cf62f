package io.dialbridge.alerts;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What Alertmanager takes as a new silence ({@code postableSilence} of its API, version 2). */
@RegisterForReflection(registerFullHierarchy = true)
record Silence(
    List<Matcher> matchers, String startsAt, String endsAt, String createdBy, String comment) {

  record Matcher(String name, String value, boolean isRegex, boolean isEqual) {}

  /**
   * Of the labels that the group was made by, else those that all of its alerts share; empty: there
   * are none, and Alertmanager takes no silence of everything.
   */
  static Optional<Silence> of(
      AlertGroup group, String by, String comment, Instant now, Duration length) {
    Map<String, String> labels =
        group.groupLabels().isEmpty() ? group.commonLabels() : group.groupLabels();
    List<Matcher> matchers =
        labels.entrySet().stream()
            .map(label -> new Matcher(label.getKey(), label.getValue(), false, true))
            .toList();
    return matchers.stream().allMatch(matcher -> matcher.value().isEmpty())
        ? Optional.empty()
        : Optional.of(
            new Silence(matchers, now.toString(), now.plus(length).toString(), by, comment));
  }
}
