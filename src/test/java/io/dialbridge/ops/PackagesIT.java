package io.dialbridge.ops;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/**
 * Opens what goes to production: neither PostgreSQL's binaries nor the twin nor the development
 * starter are in it.
 */
class PackagesIT {
  private static final Path JAR = Path.of("target/quarkus-app");

  @Test
  void theJarContainsNothingOfADesk() throws IOException {
    assumeTrue(Files.isDirectory(JAR.resolve("lib")), "no jar was packaged in this build");
    List<String> entries = new ArrayList<>();
    try (Stream<Path> files = Files.walk(JAR)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jar")).toList()) {
        entries.add(file.getFileName().toString());
        try (ZipFile zip = new ZipFile(file.toFile())) {
          // Our own jar's entries are told apart: libraries have service files of their own.
          String owner = file.getParent().endsWith("app") ? "ours:" : "";
          zip.stream().forEach(entry -> entries.add(owner + entry.getName()));
        }
      }
    }
    assertThat(entries)
        .contains("ours:io/dialbridge/calls/CallSession.class", "ours:api/openapi.yaml");
    assertThat(entries)
        .noneMatch(
            name -> name.contains("io/dialbridge/twin/") || name.contains("io/dialbridge/dev/"));
    assertThat(entries)
        .noneMatch(
            name -> name.contains("zonky") || name.matches(".*postgres.*\\.(txz|tar\\.xz|tgz)"));
    assertThat(entries)
        .doesNotContain("ours:META-INF/services/io.smallrye.config.ConfigSourceFactory");
  }

  @Test
  void theExecutableContainsNothingOfADesk() throws IOException {
    Path executable = Path.of(System.getProperty("native.image.path", "none"));
    assumeTrue(Files.isExecutable(executable), "no native executable was built in this build");
    String bytes = new String(Files.readAllBytes(executable), StandardCharsets.ISO_8859_1);

    assertThat(bytes.contains("io.dialbridge.calls.CallSession")).isTrue();
    assertThat(bytes.contains("io.dialbridge.twin")).isFalse();
    assertThat(bytes.contains("io.dialbridge.dev.")).isFalse();
    assertThat(bytes.contains("io.zonky.test.db.postgres")).isFalse();
    assertThat(bytes.contains("postgres-linux")).isFalse();
  }
}
