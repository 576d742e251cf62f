package io.dialbridge.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** The list of what the package consists of tells the truth. */
class SbomIT {
  private static final String OURS = "dialbridge";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Path JAR = Path.of("target/quarkus-app");

  @Test
  void itListsEveryLibraryOfTheJarAndNoOther() throws IOException {
    assumeTrue(Files.isDirectory(JAR.resolve("lib")), "no jar was packaged in this build");

    assertThat(libraries(ofJar()))
        .hasSizeGreaterThan(100)
        .contains("io.quarkus.quarkus-rest-" + quarkus() + ".jar")
        .containsExactlyInAnyOrderElementsOf(files());
  }

  @Test
  void eachIsToldWithItsHashesAndMostWithALicence() throws IOException {
    JsonNode sbom = besides();
    List<String> withoutLicence = new ArrayList<>();
    for (JsonNode component : sbom.path("components")) {
      assertThat(component.path("purl").asText()).startsWith("pkg:maven/");
      assertThat(component.path("hashes").findValuesAsText("alg"))
          .as(component.path("purl").asText())
          .contains("SHA-256");
      if (component.path("licenses").isEmpty()) {
        withoutLicence.add(component.path("purl").asText());
      }
    }

    assertThat(sbom.path("bomFormat").asText()).isEqualTo("CycloneDX");
    assertThat(sbom.path("specVersion").asText()).isEqualTo("1.6");
    assertThat(sbom.at("/metadata/component/name").asText()).isEqualTo(OURS);
    assertThat(withoutLicence).as("libraries whose own pom tells none").hasSizeLessThan(5);
  }

  /** No time, no serial number; and what depends on what names nothing that is not there. */
  @Test
  void theSameBuildGivesTheSameList() throws IOException {
    JsonNode sbom = besides();
    List<String> known = sbom.path("components").findValuesAsText("bom-ref");

    assertThat(sbom.path("metadata").has("timestamp")).isFalse();
    assertThat(sbom.has("serialNumber")).isFalse();
    assertThat(sbom.path("dependencies")).hasSizeGreaterThan(100);
    for (JsonNode dependency : sbom.path("dependencies")) {
      assertThat(known).contains(dependency.path("ref").asText());
      for (JsonNode needed : dependency.path("dependsOn")) {
        assertThat(known).contains(needed.asText());
      }
    }
  }

  /** As their files are named. */
  private static List<String> libraries(JsonNode sbom) {
    List<String> names = new ArrayList<>();
    for (JsonNode component : sbom.path("components")) {
      if (!component.path("name").asText().equals(OURS)) {
        names.add(
            "%s.%s-%s.jar"
                .formatted(
                    component.path("group").asText(),
                    component.path("name").asText(),
                    component.path("version").asText()));
      }
    }
    return names;
  }

  private static List<String> files() throws IOException {
    try (Stream<Path> files = Files.walk(JAR.resolve("lib"))) {
      return files.map(f -> f.getFileName().toString()).filter(f -> f.endsWith(".jar")).toList();
    }
  }

  private static String quarkus() throws IOException {
    return files().stream()
        .filter(file -> file.startsWith("io.quarkus.quarkus-core-"))
        .findFirst()
        .orElseThrow()
        .replaceAll("io[.]quarkus[.]quarkus-core-|[.]jar", "");
  }

  private static JsonNode ofJar() throws IOException {
    try (Stream<Path> files = Files.list(JAR.resolve("app"));
        ZipFile zip = new ZipFile(files.findFirst().orElseThrow().toFile());
        InputStream sbom = zip.getInputStream(zip.getEntry("META-INF/sbom/application.cdx.json"))) {
      return JSON.readTree(sbom);
    }
  }

  /** Of the native executable, too, it lies beside it. */
  private static JsonNode besides() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("target"))) {
      return JSON.readTree(
          files
              .filter(file -> file.toString().endsWith(".cdx.json"))
              .findFirst()
              .orElseThrow()
              .toFile());
    }
  }
}
