package io.dialbridge.alerts;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A group of alerts as its system told it last; lies in the database as it is here.
 *
 * @param organization of Grafana; null elsewhere
 * @param key by which its system knows the group
 * @param firing whether any of it fires
 * @param truncated how many alerts its system left out
 */
@RegisterForReflection(registerFullHierarchy = true)
record AlertGroup(
    AlertSource source,
    @Nullable String organization,
    String receiver,
    String key,
    boolean firing,
    Map<String, String> groupLabels,
    Map<String, String> commonLabels,
    Map<String, String> commonAnnotations,
    List<Alert> alerts,
    int truncated) {

  AlertGroup {
    groupLabels = sorted(groupLabels);
    commonLabels = sorted(commonLabels);
    commonAnnotations = sorted(commonAnnotations);
  }

  /** The database has an order of its own. */
  private static Map<String, String> sorted(Map<String, String> texts) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(texts));
  }

  /** What names the group for us: two systems may know two groups by the same key. */
  @JsonIgnore
  byte[] hash() {
    String name = String.join("\n", source.name(), String.valueOf(organization), receiver, key);
    try {
      return MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** How many alerts fire, those included that its system left out. */
  @JsonIgnore
  int firingCount() {
    return firing ? Math.max(1, (int) firingAlerts().count() + truncated) : 0;
  }

  private Stream<Alert> firingAlerts() {
    return alerts.stream().filter(Alert::firing);
  }

  /**
   * By what it may be routed: the labels of each alert that fires; of a group without any, its own.
   */
  @JsonIgnore
  List<Map<String, String>> labelSets() {
    List<Map<String, String>> sets =
        firingAlerts().<Map<String, String>>map(Alert::labels).distinct().toList();
    return sets.isEmpty() ? List.of(commonLabels) : sets;
  }

  /** What all of it shares, else the first that fires. */
  Optional<String> label(String name) {
    return first(name, Stream.of(commonLabels, groupLabels), Alert::labels);
  }

  Optional<String> annotation(String name) {
    return first(name, Stream.of(commonAnnotations), Alert::annotations);
  }

  private Optional<String> first(
      String name, Stream<Map<String, String>> shared, Function<Alert, Map<String, String>> own) {
    return Stream.concat(shared, Stream.concat(firingAlerts(), alerts.stream()).map(own))
        .map(texts -> texts.get(name))
        .filter(Objects::nonNull)
        .findFirst();
  }

  /** Whether an alert of it fires on since the other was told. */
  boolean goesOnFrom(AlertGroup earlier) {
    if (alerts.isEmpty() || earlier.alerts.isEmpty()) {
      return true;
    }
    Set<String> before = earlier.firingAlerts().map(Alert::firingKey).collect(Collectors.toSet());
    return firingAlerts().map(Alert::firingKey).anyMatch(before::contains);
  }
}
