package io.dialbridge.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dialbridge.dev.EmbeddedDatabase;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the Dockerfiles make of the packages, as far as it can be told without Docker. */
class ImagesIT {
  private static final Path JAR = Path.of("target/quarkus-app");

  /** What a container runtime does: nothing but the image, read-only, /proc, /dev and a /tmp. */
  private static final String CONTAINER =
      """
      set -e
      mount --make-rprivate /
      mount --bind "$1" "$1"
      mount -t proc proc "$1/proc"
      mount -t tmpfs tmpfs "$1/dev"
      for device in null zero random urandom; do touch "$1/dev/$device"; mount --bind "/dev/$device" "$1/dev/$device"; done
      mount -t tmpfs -o mode=1777 tmpfs "$1/tmp"
      mount -o remount,bind,ro "$1"
      root=$1; user=$2; shift 2
      exec setpriv --no-new-privs chroot --userspec="$user" "$root" "$@"
      """;

  private static final Map<String, String> SETTINGS =
      Map.of(
          "QUARKUS_DATASOURCE_USERNAME", "postgres",
          "QUARKUS_DATASOURCE_PASSWORD", "postgres",
          "DIALBRIDGE_SEALING_KEY", "8f1d3a5b7c9e0f21".repeat(4),
          "DIALBRIDGE_PUBLIC_URL", "https://voice.example.com",
          "DIALBRIDGE_PLATFORM_URL", "https://rtccall.cn-north-1.myhuaweicloud.cn:443",
          "DIALBRIDGE_APPS_COURIER_KEY", "appkey0EXAMPLE0000000000000",
          "DIALBRIDGE_APPS_COURIER_SECRET", "S3cretExample0123456789abcd",
          "DIALBRIDGE_APPS_COURIER_KIND", "callback",
          "DIALBRIDGE_APPS_COURIER_DISPLAY_NUMBERS", "+8675500001111",
          "DIALBRIDGE_APPS_COURIER_PUSH_SECRETS", "66c92b11ff8a425fb8d4ccfe0ed9ed1f");

  @TempDir Path folder;

  @Test
  void theJvmImageHasAllOfThePackage() throws IOException {
    assumeTrue(Files.isDirectory(JAR.resolve("lib")), "no jar was packaged in this build");
    List<String> copied = Dockerfile.named("Dockerfile.jvm").copied();
    Set<String> left;
    try (Stream<Path> all = Files.list(JAR)) {
      left =
          all.filter(
                  file ->
                      copied.stream()
                          .map(c -> glob(c.replaceAll("/$", "")))
                          .noneMatch(glob -> glob.matches(file)))
              .map(file -> file.getFileName().toString())
              .collect(Collectors.toSet());
    }

    // Only the build itself reads that list.
    assertThat(left).isSubsetOf("quarkus-app-dependencies.txt");
  }

  @Test
  void theTwinRunsFromWhatItsImageHas() throws Exception {
    assumeTrue(Files.isDirectory(JAR.resolve("lib")), "no jar was packaged in this build");
    List<String> entry = words(Dockerfile.named("Dockerfile.twin").all("ENTRYPOINT").getFirst());
    List<String> command =
        Stream.concat(entry.stream(), Stream.of("--help"))
            .map(w -> w.replace("/app/classes", "target/desk-classes"))
            .map(w -> w.replace("/app/app/", JAR + "/app/").replace("/app/lib/", JAR + "/lib/"))
            .collect(Collectors.toList());
    command.set(0, ProcessHandle.current().info().command().orElse("java"));
    Process twin = new ProcessBuilder(command).redirectErrorStream(true).start();
    String told = new String(twin.getInputStream().readAllBytes());

    assertThat(twin.waitFor()).as(told).isZero();
    assertThat(told).contains("A stand-in for the voice platform.");
  }

  @Test
  void theNativeImageRunsAsAnybodyOnAReadOnlyRootWithoutAShell() throws Exception {
    Path executable = Path.of(System.getProperty("native.image.path", "none"));
    assumeTrue(Files.isExecutable(executable), "no native executable was built in this build");
    assumeTrue(canChangeRoot(), "only root may change the root of a process");
    Dockerfile file = Dockerfile.named("Dockerfile.native-micro");
    Path image = build(file, executable);
    int port = freePort();
    Path log = folder.resolve("log");
    ProcessBuilder builder =
        new ProcessBuilder(
            Stream.concat(
                    Stream.of("unshare", "--mount", "--pid", "--fork", "--kill-child", "sh", "-c"),
                    Stream.concat(
                        Stream.of(CONTAINER, "sh", image.toString(), file.all("USER").getFirst()),
                        words(file.all("ENTRYPOINT").getFirst()).stream()))
                .toList());
    Map<String, String> environment = builder.environment();
    environment.putAll(SETTINGS);
    environment.put("QUARKUS_HTTP_PORT", String.valueOf(port));
    environment.put("QUARKUS_DATASOURCE_JDBC_URL", EmbeddedDatabase.url());
    Process container = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    try {
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .failFast(() -> assertThat(container.isAlive()).as(() -> read(log)).isTrue())
          .until(() -> read(log).contains("Listening on:"));

      assertThat(status(port)).isEqualTo(200);
      Path service = Path.of("/proc", String.valueOf(service(container).pid()));
      assertThat(Files.readString(service.resolve("status")))
          .containsPattern("Uid:\\s+1001\\s+1001")
          .containsPattern("CapEff:\\s+0000000000000000")
          .containsPattern("NoNewPrivs:\\s+1");
      assertThat(Files.readString(service.resolve("mounts")))
          .containsPattern("(?m)^\\S+ / \\S+ ro");
      try (Stream<Path> found = Files.find(image, 9, (f, a) -> a.isRegularFile())) {
        assertThat(found.map(f -> f.getFileName().toString()))
            .contains("dialbridge")
            .allMatch(name -> name.equals("dialbridge") || name.contains(".so"));
      }
    } finally {
      service(container).destroy();
      if (!container.waitFor(15, TimeUnit.SECONDS)) {
        container.destroyForcibly();
      }
    }
  }

  /** Does what the first stage says, with this folder in place of its own. */
  private Path build(Dockerfile file, Path executable) throws Exception {
    Path image = folder.resolve("image");
    Files.createDirectories(image.resolve("app"));
    Files.copy(executable, image.resolve("app/dialbridge"));
    Files.setPosixFilePermissions(
        image.resolve("app/dialbridge"), PosixFilePermissions.fromString("r-xr-xr-x"));
    String run =
        file.all("RUN")
            .getFirst()
            .replaceAll("(?<=[ =])/(image|libraries|paths)\\b", folder + "/$1");
    Process built = new ProcessBuilder("sh", "-c", run).inheritIO().start();
    assertThat(built.waitFor()).as(run).isZero();
    // The runtime makes these.
    Files.createDirectories(image.resolve("proc"));
    Files.createDirectories(image.resolve("dev"));
    return image;
  }

  private static boolean canChangeRoot() throws Exception {
    Path proc = Files.createTempDirectory("proc");
    try {
      return new ProcessBuilder(
                  "unshare", "--mount", "--pid", "--fork", "mount", "-t", "proc", "proc", proc + "")
              .redirectErrorStream(true)
              .start()
              .waitFor()
          == 0;
    } catch (IOException notLinux) {
      return false;
    } finally {
      Files.delete(proc);
    }
  }

  private static ProcessHandle service(Process container) {
    return container
        .descendants()
        .filter(p -> p.info().command().orElse("").endsWith("/app/dialbridge"))
        .findFirst()
        .orElse(container.toHandle());
  }

  private static List<String> words(String exec) {
    return Stream.of(exec.replaceAll("^\\[|]$", "").split(","))
        .map(w -> w.strip().replaceAll("^\"|\"$", ""))
        .toList();
  }

  private static PathMatcher glob(String pattern) {
    return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
  }

  private static int status(int port) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest live =
          HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/q/health/live")).build();
      return client.send(live, BodyHandlers.discarding()).statusCode();
    }
  }

  private static String read(Path log) {
    try {
      return Files.readString(log);
    } catch (IOException notYet) {
      return "";
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
