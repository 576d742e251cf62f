package io.dialbridge.pushes;

import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The messages of the platform in {@code src/test/resources/pushes}. */
final class PushFiles {
  private PushFiles() {}

  static byte[] read(String name) throws IOException {
    return Files.readAllBytes(folder().resolve(name + ".json"));
  }

  static List<Path> all() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files.sorted().toList();
    }
  }

  private static Path folder() {
    try {
      URL folder = PushFiles.class.getResource("/pushes");
      return Path.of(Objects.requireNonNull(folder, "no folder pushes").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
