package io.dialbridge.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The committed inputs of a target: those in {@code src/test/resources/fuzz} under its name, and
 * for pushes the vendor's examples as well.
 */
public final class Corpus {
  private Corpus() {}

  /** Every input; a target without any would compare nothing, and fails. */
  public static List<Path> of(Class<?> target) {
    List<Path> inputs = new ArrayList<>();
    for (Path folder : folders(target)) {
      try (Stream<Path> files = Files.list(folder)) {
        files.sorted().forEach(inputs::add);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    assertThat(inputs).as("corpus of %s", target).hasSizeGreaterThan(5);
    return inputs;
  }

  /** Where they lie; none where a target has no corpus. */
  static List<Path> folders(Class<?> target) {
    List<Path> folders = new ArrayList<>();
    String name = "/fuzz/" + target.getSimpleName();
    for (String folder : name.contains("Push") ? List.of(name, "/pushes") : List.of(name)) {
      URL url = Corpus.class.getResource(folder);
      if (url != null) {
        folders.add(path(url));
      }
    }
    return folders;
  }

  private static Path path(URL folder) {
    try {
      return Path.of(folder.toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
