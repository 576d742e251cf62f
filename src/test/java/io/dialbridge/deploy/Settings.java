package io.dialbridge.deploy;

import io.quarkus.runtime.annotations.ConfigPhase;
import io.quarkus.runtime.annotations.ConfigRoot;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The settings that a process reads when it starts: ours by the README's table, which is made from
 * the code, and Quarkus' own by its extensions. What was settled when the package was built is
 * none.
 */
final class Settings {
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(dialbridge\\.[^`]+)` \\|");

  private final List<Pattern> environment = new ArrayList<>();

  Settings() throws IOException, ClassNotFoundException {
    ROW.matcher(Files.readString(Path.of("README.md")))
        .results()
        .map(MatchResult::group)
        .map(row -> row.substring(row.indexOf('`') + 1, row.lastIndexOf('`')))
        .forEach(name -> environment.add(variable(name.replace("NAME", "*"))));
    environment.add(Pattern.compile("QUARKUS_PROFILE"));
    ClassLoader loader = Settings.class.getClassLoader();
    for (URL roots : Collections.list(loader.getResources("META-INF/quarkus-config-roots.list"))) {
      try (BufferedReader lines =
          new BufferedReader(new InputStreamReader(roots.openStream(), StandardCharsets.UTF_8))) {
        for (String root : lines.lines().filter(l -> !l.isBlank()).toList()) {
          Class<?> type = Class.forName(root.strip(), false, loader);
          ConfigRoot annotation = type.getAnnotation(ConfigRoot.class);
          ConfigMapping mapping = type.getAnnotation(ConfigMapping.class);
          if (mapping != null && annotation != null && annotation.phase() == ConfigPhase.RUN_TIME) {
            ConfigMappings.getProperties(ConfigClass.configClass(type, mapping.prefix()))
                .keySet()
                .forEach(name -> environment.add(variable(name)));
          }
        }
      }
    }
  }

  boolean knows(String variable) {
    return environment.stream().anyMatch(name -> name.matcher(variable).matches());
  }

  int size() {
    return environment.size();
  }

  private static Pattern variable(String setting) {
    return Pattern.compile(
        setting
            .replaceAll("\\[\\*?]", "")
            .toUpperCase(Locale.ROOT)
            .replaceAll("[^A-Z0-9*]", "_")
            .replace("*", "[A-Z0-9_]+"));
  }
}
