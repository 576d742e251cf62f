package io.dialbridge.deploy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The instructions of a Dockerfile, each on one line and without comments. */
record Dockerfile(String name, List<Instruction> instructions) {
  private static final Path FOLDER = Path.of("src/main/docker");

  record Instruction(String keyword, String arguments) {}

  static List<Dockerfile> all() throws IOException {
    List<Dockerfile> all = new ArrayList<>();
    try (Stream<Path> files = Files.list(FOLDER)) {
      for (Path file : files.sorted().toList()) {
        all.add(parse(file.getFileName().toString(), Files.readString(file)));
      }
    }
    return all;
  }

  static Dockerfile named(String name) throws IOException {
    return parse(name, Files.readString(FOLDER.resolve(name)));
  }

  static Dockerfile parse(String name, String text) {
    List<Instruction> instructions = new ArrayList<>();
    String joined = text.replaceAll("(?m)^\\s*#.*\\n", "").replaceAll("\\\\\\n\\s*", "");
    for (String line : joined.lines().filter(l -> !l.isBlank()).toList()) {
      String[] parts = line.strip().split("\\s+", 2);
      instructions.add(new Instruction(parts[0].toUpperCase(Locale.ROOT), parts[1]));
    }
    return new Dockerfile(name, instructions);
  }

  /** The arguments of every such instruction, in order. */
  List<String> all(String keyword) {
    return instructions.stream()
        .filter(i -> i.keyword().equals(keyword))
        .map(Instruction::arguments)
        .toList();
  }

  /** The instructions from the last FROM on: those that make the image. */
  Dockerfile lastStage() {
    int from = 0;
    for (int i = 0; i < instructions.size(); i++) {
      from = instructions.get(i).keyword().equals("FROM") ? i : from;
    }
    return new Dockerfile(name, instructions.subList(from, instructions.size()));
  }

  /** What is copied from the build's folder, as it is named there. */
  List<String> copied() {
    return all("COPY").stream()
        .filter(arguments -> !arguments.contains("--from="))
        .flatMap(
            arguments -> {
              List<String> words =
                  Stream.of(arguments.split("\\s+")).filter(w -> !w.startsWith("--")).toList();
              return words.subList(0, words.size() - 1).stream();
            })
        .toList();
  }

  @Override
  public String toString() {
    return name;
  }
}
