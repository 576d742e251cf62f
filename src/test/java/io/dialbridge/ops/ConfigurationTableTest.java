package io.dialbridge.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePathScanner;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;

/**
 * The README's configuration table is made from the code: every setting, its default, and its
 * Javadoc. To write it anew: {@code ./mvnw test -Dtest=ConfigurationTableTest -Dreadme.write=true}.
 */
class ConfigurationTableTest {
  private static final Path README = Path.of("README.md");
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-f]{4})");
  private static final String BEGIN = "<!-- configuration: made by ConfigurationTableTest -->\n";
  private static final String END = "<!-- end of configuration -->";

  @Test
  void theTableInTheReadmeIsWhatTheCodeSays() throws IOException {
    String readme = Files.readString(README);
    int begin = readme.indexOf(BEGIN) + BEGIN.length();
    int end = readme.indexOf(END);
    assertThat(begin).isGreaterThan(BEGIN.length());
    if (Boolean.getBoolean("readme.write")) {
      Files.writeString(README, readme.substring(0, begin) + table() + readme.substring(end));
      return;
    }
    assertThat(readme.substring(begin, end)).isEqualTo(table());
  }

  private static String table() throws IOException {
    Map<String, String> rows = new TreeMap<>();
    Map<String, String> docs = docs();
    for (Class<?> mapping : mappings()) {
      ConfigMapping annotation = mapping.getAnnotation(ConfigMapping.class);
      addRows(rows, docs, mapping, annotation.prefix());
    }
    assertThat(rows).hasSizeGreaterThan(15);
    return "| setting | default | meaning |\n|---|---|---|\n" + String.join("", rows.values());
  }

  private static void addRows(
      Map<String, String> rows, Map<String, String> docs, Class<?> mapping, String prefix) {
    ConfigMappings.getProperties(ConfigClass.configClass(mapping, prefix))
        .forEach(
            (path, property) -> {
              String method =
                  property.getMethod().getDeclaringClass().getSimpleName()
                      + "."
                      + property.getMethod().getName();
              String doc = docs.get(method);
              assertThat(doc).as("Javadoc of " + method).isNotBlank();
              String value =
                  property.hasDefaultValue() ? "`" + property.getDefaultValue() + "`" : "–";
              String setting = path.replace("*", "NAME").replaceAll("\\[.*]$", "");
              rows.put(setting, "| `%s` | %s | %s |\n".formatted(setting, value, doc));
            });
  }

  private static List<Class<?>> mappings() throws IOException {
    List<Class<?>> mappings = new ArrayList<>();
    try (Stream<Path> files = Files.walk(SOURCES)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
        String text = Files.readString(file);
        String name =
            SOURCES
                .relativize(file)
                .toString()
                .replace('/', '.')
                .replace('\\', '.')
                .replaceAll("\\.java$", "");
        if (text.contains("@ConfigMapping(") && !name.contains(".dev.")) {
          mappings.add(
              load(
                  text.contains("@ConfigMapping(prefix = \"dialbridge.public\")")
                      ? name + "$Config"
                      : name));
        }
      }
    }
    return mappings;
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, ConfigurationTableTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Javadoc by "Type.method", read from the sources with the compiler's own parser. */
  private static Map<String, String> docs() throws IOException {
    Map<String, String> docs = new HashMap<>();
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> sources = Files.walk(SOURCES)) {
      List<Path> configs =
          sources
              .filter(f -> f.toString().endsWith(".java") && contains(f, "@ConfigMapping("))
              .toList();
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  files,
                  null,
                  List.of("-proc:none"),
                  null,
                  files.getJavaFileObjectsFromPaths(configs));
      DocTrees trees = DocTrees.instance(task);
      for (CompilationUnitTree unit : task.parse()) {
        new TreePathScanner<Void, String>() {
          @Override
          public Void visitClass(ClassTree type, String outer) {
            return super.visitClass(type, type.getSimpleName().toString());
          }

          @Override
          public Void visitMethod(MethodTree method, String type) {
            DocCommentTree doc = trees.getDocCommentTree(getCurrentPath());
            if (doc != null) {
              docs.put(type + "." + method.getName(), readable(doc));
            }
            return super.visitMethod(method, type);
          }
        }.scan(unit, "");
      }
    }
    return docs;
  }

  /** One line of Markdown; the compiler's tree prints what isn't ASCII as escapes. */
  private static String readable(DocCommentTree doc) {
    String text =
        doc.getFullBody()
            .toString()
            .replaceAll("\\s+", " ")
            .replaceAll("\\{@code ([^}]*)}", "`$1`");
    return ESCAPE
        .matcher(text)
        .replaceAll(escape -> Character.toString(Integer.parseInt(escape.group(1), 16)));
  }

  private static boolean contains(Path file, String text) {
    try {
      return Files.readString(file).contains(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
