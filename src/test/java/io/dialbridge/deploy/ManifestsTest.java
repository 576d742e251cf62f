package io.dialbridge.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Renders every overlay as kubectl does, and holds each document against its API. */
class ManifestsTest {
  @ParameterizedTest
  @MethodSource("io.dialbridge.deploy.Renderings#all")
  void everyDocumentIsOfItsKind(String name) throws Exception {
    ManifestSchema schema = new ManifestSchema();

    assertThat(Renderings.of(name).documents())
        .hasSizeGreaterThan(10)
        .allSatisfy(document -> assertThat(schema.complaints(document)).isEmpty());
  }

  /** So that a mistake would be noticed: each of these is one. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "deployment           | Deployment      | /spec                                     | replica               | 2     | replica",
        "deployment           | Deployment      | /spec                                     | replicas              | '2'   | integer expected",
        "deployment           | Deployment      | /spec                                     | replicas              | 2.5   | integer expected",
        "deployment           | Deployment      | /spec                                     | selector              | -     | 'selector' not found",
        "deployment           | Deployment      | /spec/template/spec/containers/0          | readOnlyRootFilesystem | true | readOnlyRootFilesystem",
        "deployment           | Job             | /spec/template/spec                       | restartPolicy         | Often | enumeration",
        "deployment           | Ingress         | /spec/rules/0/http/paths/0                | pathType              | -     | 'pathType' not found",
        "deployment           | NetworkPolicy   | /spec                                     | ingres                | x     | ingres",
        "deployment           | HorizontalPodAutoscaler | /spec                             | targetCPUUtilizationPercentage | 70 | targetCPUUtilizationPercentage",
        "deployment           | PodDisruptionBudget | /spec                                 | minAvailabel          | 1     | minAvailabel",
        "knative              | Service         | /spec/template/spec                       | containerConcurency   | 1     | containerConcurency",
        "knative              | Service         | /spec/template/spec                       | containers            | -     | 'containers' not found",
        "deployment, database | Cluster         | /spec                                     | instance              | 3     | instance",
        "deployment, database | Cluster         | /spec/postgresql/synchronous              | number                | '1'   | integer expected",
        "deployment, database | ScheduledBackup | /spec                                     | schedule              | -     | 'schedule' not found",
        "deployment, database | ObjectStore     | /spec/configuration/wal                   | compresion            | gzip  | compresion",
        "deployment, database | ObjectStore     | /spec                                     | retention             | 30d   | retention",
        "deployment           | ServiceAccount  | \"\"                                      | kind                  | Secret | not known",
      })
  void aMistakeIsNoticed(
      String name, String kind, String place, String field, String value, String complaint)
      throws Exception {
    JsonNode document =
        Renderings.of(name).documents().stream()
            .filter(d -> d.path("kind").asText().equals(kind) && !d.at(place).isMissingNode())
            .findFirst()
            .orElseThrow()
            .deepCopy();
    if (value.equals("-")) {
      document.withObject(place).remove(field);
    } else {
      document.withObject(place).set(field, Kustomize.parse(value).getFirst());
    }

    assertThat(new ManifestSchema().complaints(document))
        .anySatisfy(c -> assertThat(c).contains(complaint));
  }

  /** The README's own overlay, word for word. */
  @Test
  void whatTheReadmeTellsToWriteWorks() throws Exception {
    String readme = Files.readString(Renderings.FOLDER.resolve("README.md"));
    String site = readme.replaceAll("(?s).*\n```yaml\n(.*?)```.*", "$1");
    Path folder = Renderings.written("site", site.replace("../dialbridge/", "../../../"));
    Rendering rendering = new Rendering(Kustomize.render(folder));
    ManifestSchema schema = new ManifestSchema();
    Settings settings = new Settings();

    assertThat(rendering.documents())
        .hasSizeGreaterThan(20)
        .allSatisfy(
            document -> {
              assertThat(schema.complaints(document)).isEmpty();
              assertThat(document.at("/metadata/namespace").asText()).isEqualTo("voice");
              assertThat(document.toString())
                  .doesNotContain("voice.example.com", "registry.example.com");
            });
    assertThat(rendering.configMap().fieldNames()).toIterable().allMatch(settings::knows);
    assertThat(rendering.ofKind("Ingress"))
        .hasSize(2)
        .allSatisfy(
            ingress ->
                assertThat(ingress.at("/spec/rules/0/host").asText())
                    .isEqualTo("voice.yours.example"));
  }

  /** No file lies about that nothing names. */
  @Test
  void everyFileIsPartOfSomething() throws IOException {
    try (Stream<Path> files = Files.walk(Renderings.FOLDER)) {
      Set<Path> parts =
          files
              .filter(Files::isRegularFile)
              .filter(f -> !f.startsWith(Renderings.FOLDER.resolve("monitoring")))
              .filter(f -> !f.endsWith("kustomization.yaml") && !f.endsWith("README.md"))
              .collect(Collectors.toSet());
      assertThat(parts)
          .hasSizeGreaterThan(10)
          .allSatisfy(
              f ->
                  assertThat(Files.readString(f.resolveSibling("kustomization.yaml")))
                      .contains(f.getFileName().toString()));
    }
  }
}
