package io.dialbridge.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Every way to deploy it that there is, each rendered once. */
final class Renderings {
  static final Path FOLDER = Path.of("kubernetes");

  private static final List<String> WITH_PUSH =
      List.of("deployment", "knative", "deployment, database", "knative, database");

  private static final Map<String, Rendering> KNOWN = new HashMap<>();

  private Renderings() {}

  /** Each overlay, alone and with the database where that is meant to be added. */
  static Stream<String> all() throws IOException {
    try (Stream<Path> overlays = Files.list(FOLDER.resolve("overlays"))) {
      Stream<String> alone = overlays.map(o -> o.getFileName().toString()).toList().stream();
      return Stream.concat(alone, withDatabase());
    }
  }

  /** Those in which push is a process of its own. */
  static Stream<String> withPush() {
    return WITH_PUSH.stream();
  }

  static Stream<String> withDatabase() {
    return WITH_PUSH.stream().filter(name -> name.contains("database"));
  }

  static Rendering of(String name) throws IOException, InterruptedException {
    Rendering known = KNOWN.get(name);
    if (known != null) {
      return known;
    }
    Path folder = FOLDER.resolve("overlays").resolve(name);
    if (name.contains(", ")) {
      folder =
          written(
              name.replace(", ", "-"),
              """
              apiVersion: kustomize.config.k8s.io/v1beta1
              kind: Kustomization
              resources: [../../../kubernetes/overlays/%s]
              components: [../../../kubernetes/components/%s]
              """
                  .formatted((Object[]) name.split(", ")));
    }
    Rendering rendering = new Rendering(Kustomize.render(folder));
    KNOWN.put(name, rendering);
    return rendering;
  }

  /** A folder beside those of the repository, with this kustomization. */
  static Path written(String name, String kustomization) throws IOException {
    Path folder = Files.createDirectories(Path.of("target/kustomize", name));
    Files.writeString(folder.resolve("kustomization.yaml"), kustomization);
    return folder;
  }
}
