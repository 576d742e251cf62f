package io.dialbridge.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The documents of one overlay, and what they say of each other. */
record Rendering(List<JsonNode> documents) {
  /** Whatever makes pods: a Deployment, a Job, a Knative Service. */
  record Pod(String name, JsonNode template) {
    JsonNode spec() {
      return template.path("spec");
    }

    /** What it does; empty for what is not ours. */
    String component() {
      return template.at("/metadata/labels/app.kubernetes.io~1component").asText();
    }

    List<String> ports() {
      return elements(spec().path("containers"))
          .flatMap(container -> elements(container.path("ports")))
          .map(port -> port.path("name").asText())
          .toList();
    }
  }

  static String nameOf(JsonNode document) {
    return document.at("/metadata/name").asText();
  }

  List<JsonNode> ofKind(String kind) {
    return documents.stream().filter(d -> d.path("kind").asText().equals(kind)).toList();
  }

  List<JsonNode> coreServices() {
    return ofKind("Service").stream()
        .filter(d -> d.path("apiVersion").asText().equals("v1"))
        .toList();
  }

  List<String> names(String kind) {
    return ofKind(kind).stream().map(Rendering::nameOf).toList();
  }

  JsonNode named(String kind, String name) {
    return ofKind(kind).stream().filter(d -> nameOf(d).equals(name)).findFirst().orElseThrow();
  }

  JsonNode named(String apiVersion, String kind, String name) {
    return ofKind(kind).stream()
        .filter(d -> d.path("apiVersion").asText().equals(apiVersion) && nameOf(d).equals(name))
        .findFirst()
        .orElseThrow();
  }

  JsonNode service(String name) {
    return coreServices().stream().filter(d -> nameOf(d).equals(name)).findFirst().orElseThrow();
  }

  JsonNode configMap() {
    return ofKind("ConfigMap").getFirst().path("data");
  }

  List<Pod> pods() {
    List<Pod> pods = new ArrayList<>();
    for (JsonNode document : documents) {
      JsonNode template = document.at("/spec/template");
      if (template.at("/spec/containers").isArray()) {
        pods.add(new Pod(nameOf(document), template));
      }
    }
    return pods;
  }

  List<JsonNode> containers(String name) {
    return pods().stream()
        .flatMap(pod -> elements(pod.spec().path("containers")))
        .filter(container -> container.path("name").asText().equals(name))
        .toList();
  }

  /** The pods behind a Service. */
  List<Pod> podsOf(JsonNode service) {
    JsonNode labels = service.at("/spec/selector");
    return pods().stream().filter(pod -> has(pod, labels)).toList();
  }

  /** Names of what makes the pods that a selector finds. */
  List<String> selected(JsonNode selector) {
    return pods().stream()
        .filter(pod -> has(pod, selector.path("matchLabels")))
        .filter(
            pod ->
                elements(selector.path("matchExpressions"))
                    .allMatch(expression -> meets(pod, expression)))
        .map(Pod::name)
        .toList();
  }

  private static boolean has(Pod pod, JsonNode labels) {
    JsonNode own = pod.template().at("/metadata/labels");
    return labels.properties().stream()
        .allMatch(label -> label.getValue().equals(own.get(label.getKey())));
  }

  private static boolean meets(Pod pod, JsonNode expression) {
    JsonNode own = pod.template().at("/metadata/labels").path(expression.path("key").asText());
    boolean among = elements(expression.path("values")).anyMatch(own::equals);
    return switch (expression.path("operator").asText()) {
      case "In" -> among;
      case "NotIn" -> !among;
      default -> throw new IllegalArgumentException(expression.toString());
    };
  }

  private static Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
