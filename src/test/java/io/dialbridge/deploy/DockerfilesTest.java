package io.dialbridge.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every image: who runs in it, what it is made of, and that it says what it is. */
class DockerfilesTest {
  static List<Dockerfile> files() throws IOException {
    return Dockerfile.all();
  }

  @Test
  void thereAreThree() throws IOException {
    assertThat(files())
        .extracting(Dockerfile::name)
        .containsExactly("Dockerfile.jvm", "Dockerfile.native-micro", "Dockerfile.twin");
  }

  @ParameterizedTest
  @MethodSource("files")
  void itKeepsTheRules(Dockerfile file) throws IOException {
    assertThat(complaints(file)).isEmpty();
  }

  /** What is left out of the build's context can't be copied. */
  @ParameterizedTest
  @MethodSource("files")
  void whatIsCopiedIsSentToTheBuilder(Dockerfile file) throws IOException {
    List<String> sent =
        Files.readAllLines(Path.of(".dockerignore")).stream()
            .filter(line -> line.startsWith("!"))
            .map(line -> line.substring(1))
            .toList();

    assertThat(file.copied())
        .isNotEmpty()
        .allSatisfy(
            source ->
                assertThat(sent)
                    .anySatisfy(
                        s -> assertThat(source.equals(s) || source.startsWith(s + "/")).isTrue()));
  }

  /** Each rule is broken once, so that it is known to be looked at. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "FROM eclipse-temurin:25-jre-noble        | FROM eclipse-temurin         | is not pinned",
        "FROM eclipse-temurin:25-jre-noble        | FROM eclipse-temurin:latest  | is not pinned",
        "USER 1001:1001                           | USER dialbridge              | no number",
        "USER 1001:1001                           | USER 0:0                     | no number",
        "USER 1001:1001                           | USER 1001:1001\\nRUN id       | after USER",
        "WORKDIR /app                             | ADD https://example.com/x /x | ADD",
        "ENTRYPOINT [                             | ENTRYPOINT sh -c [           | shell",
        "EXPOSE 8080                              | WORKDIR /app                 | EXPOSE",
        "org.opencontainers.image.licenses        | licenses                     | licenses",
        "=\"${REVISION}\"                         | =\"0\"                       | revision",
        "target/quarkus-app/lib/                  | somewhere/lib/               | is not built",
        "-XX:MaxRAMPercentage=60                  | -Xmx64m                      | share of memory",
      })
  void aBrokenRuleIsNoticed(String right, String wrong, String complaint) throws IOException {
    String text = Files.readString(Path.of("src/main/docker/Dockerfile.jvm"));
    assertThat(text).contains(right);
    Dockerfile broken = Dockerfile.parse("broken", text.replace(right, wrong.replace("\\n", "\n")));

    assertThat(complaints(broken)).anySatisfy(c -> assertThat(c).contains(complaint));
  }

  private static List<String> complaints(Dockerfile file) {
    List<String> complaints = new ArrayList<>();
    for (String from : file.all("FROM")) {
      String image = from.split("\\s+")[0];
      if (!image.equals("scratch") && !image.matches("[a-z0-9./-]+:\\d[A-Za-z0-9._-]*")) {
        complaints.add(image + " is not pinned to a version");
      }
    }
    if (!file.all("ADD").isEmpty()) {
      complaints.add("ADD fetches and unpacks: COPY instead");
    }
    Dockerfile image = file.lastStage();
    List<String> users = image.all("USER");
    if (users.size() != 1 || !users.getFirst().matches("[1-9]\\d*:[1-9]\\d*")) {
      complaints.add("USER is no number, so that runAsNonRoot can't be checked: " + users);
    } else if (image.instructions().stream()
        .dropWhile(i -> !i.keyword().equals("USER"))
        .anyMatch(i -> i.keyword().equals("RUN") || i.keyword().equals("COPY"))) {
      complaints.add("what comes after USER belongs to that user");
    }
    List<String> entries = image.all("ENTRYPOINT");
    if (entries.size() != 1
        || !entries.getFirst().startsWith("[\"")
        || !image.all("CMD").isEmpty()) {
      complaints.add("ENTRYPOINT needs a shell, or signals and arguments don't reach the process");
    }
    if (!entries.toString().matches(".*(MaxRAMPercentage|MaximumHeapSizePercent)=60.*")) {
      complaints.add("the heap is no share of memory");
    }
    if (image.all("EXPOSE").size() != 1 || !image.all("EXPOSE").getFirst().matches("80[0-9]{2}")) {
      complaints.add("EXPOSE names no port");
    }
    String labels = String.join(" ", image.all("LABEL"));
    for (String label :
        List.of(
            "title=\"Dialbridge",
            "description=\"",
            "licenses=\"Apache-2.0\"",
            "version=\"${VERSION}\"",
            "revision=\"${REVISION}\"")) {
      if (!labels.contains("org.opencontainers.image." + label)) {
        complaints.add("no label " + label);
      }
    }
    for (String source : file.copied()) {
      if (!source.matches("target/(quarkus-app/.*|desk-classes/|dialbridge-\\*-runner)")) {
        complaints.add(source + " is not built");
      }
    }
    return complaints;
  }
}
