package io.dialbridge;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.persistence.Entity;
import java.lang.reflect.Modifier;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

/**
 * The arrows between the rooms, and a few laws of the house. What is not listed is forbidden, and a
 * law that met nothing fails.
 */
class ArrowsTest {
  private static final String HOUSE = "io.dialbridge";
  private static final Set<String> FOR_ALL =
      Set.of("values", "problem", "explain", "roles", "outbound");

  /** Which rooms a room may use, besides those that are for all. */
  private static final Map<String, Set<String>> ARROWS =
      Map.ofEntries(
          Map.entry("values", Set.of()),
          Map.entry("problem", Set.of()),
          Map.entry("explain", Set.of()),
          Map.entry("roles", Set.of()),
          Map.entry("outbound", Set.of()),
          Map.entry("limits", Set.of()),
          Map.entry("platform", Set.of()),
          Map.entry("calls", Set.of("platform", "limits")),
          Map.entry("bills", Set.of("calls", "platform")),
          Map.entry("recordings", Set.of("calls", "platform")),
          Map.entry("pushes", Set.of("platform", "calls", "bills", "recordings")),
          Map.entry("protection", Set.of("calls", "platform")),
          Map.entry("webhooks", Set.of("calls", "platform", "recordings")),
          Map.entry("live", Set.of("calls", "platform")),
          Map.entry("alerts", Set.of("calls", "platform")),
          Map.entry(
              "privacy",
              Set.of("calls", "bills", "recordings", "pushes", "protection", "webhooks", "alerts")),
          Map.entry("access", Set.of("limits")),
          Map.entry("doctor", Set.of("platform", "calls")),
          Map.entry(
              "ops",
              Set.of(
                  "platform",
                  "calls",
                  "bills",
                  "recordings",
                  "pushes",
                  "privacy",
                  "protection",
                  "webhooks",
                  "alerts",
                  "access",
                  "limits",
                  "doctor")),
          Map.entry("twin", Set.of()),
          Map.entry("dev", Set.of("twin", "platform")));

  private static final JavaClasses CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(HOUSE);

  @Test
  void everyRoomUsesOnlyWhatItMay() {
    Map<String, Set<String>> seen = new TreeMap<>();
    for (JavaClass from : CLASSES) {
      for (Dependency dependency : from.getDirectDependenciesFromSelf()) {
        String to = room(dependency.getTargetClass());
        if (!to.isEmpty() && !to.equals(room(from))) {
          seen.computeIfAbsent(room(from), room -> new TreeSet<>()).add(to);
        }
      }
    }
    Map<String, Set<String>> forbidden = new TreeMap<>();
    seen.forEach(
        (room, used) -> {
          Set<String> wrong = new TreeSet<>(used);
          wrong.removeAll(ARROWS.getOrDefault(room, Set.of()));
          if (!room.equals("twin")) {
            wrong.removeAll(FOR_ALL);
          }
          wrong.remove("values");
          if (!wrong.isEmpty()) {
            forbidden.put(room, wrong);
          }
        });
    assertThat(forbidden).isEmpty();
    // Each arrow that the table allows between the rooms of a call is really there, so that the
    // rule compares something.
    assertThat(seen.get("pushes")).contains("platform", "calls", "bills", "recordings");
    assertThat(seen.get("bills")).contains("calls");
    assertThat(seen.get("recordings")).contains("calls", "platform");
    assertThat(seen.get("protection")).contains("calls", "platform");
    assertThat(seen.get("alerts")).contains("calls", "platform");
    assertThat(seen.get("calls")).contains("platform");
    assertThat(seen.get("dev")).contains("twin");
  }

  @Test
  void everyRoomIsListedAndMarkedAgainstNull() {
    Set<String> rooms =
        CLASSES.stream().map(ArrowsTest::room).collect(Collectors.toCollection(TreeSet::new));

    assertThat(rooms).containsExactlyInAnyOrderElementsOf(ARROWS.keySet());
    for (String room : rooms) {
      assertThat(CLASSES.getPackage(HOUSE + "." + room).isAnnotatedWith(NullMarked.class))
          .as(room)
          .isTrue();
    }
  }

  @Test
  void theWireOfThePlatformStaysBehindThePort() {
    check(
        ArchRuleDefinition.classes()
            .that()
            .resideInAPackage("..platform..")
            .and()
            .haveSimpleNameStartingWith("Platform")
            .and()
            .haveSimpleNameEndingWith("Request")
            .should()
            .bePackagePrivate());
    check(
        ArchRuleDefinition.classes()
            .that()
            .haveSimpleName("PlatformRestClient")
            .should()
            .bePackagePrivate());
  }

  @Test
  void theTimeComesFromTheInjectedClock() {
    check(
        ArchRuleDefinition.noClasses()
            .that()
            .resideOutsideOfPackages("..ops..", "..twin..", "..dev..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(System.class, "currentTimeMillis"));
  }

  @Test
  void entitiesHaveNoPublicFieldsAndNoSetters() {
    Set<JavaClass> entities =
        CLASSES.stream()
            .filter(type -> type.isAnnotatedWith(Entity.class))
            .collect(Collectors.toSet());

    assertThat(entities).hasSizeGreaterThanOrEqualTo(5);
    for (JavaClass entity : entities) {
      assertThat(entity.getFields())
          .as(entity.getName())
          .noneMatch(
              field ->
                  Modifier.isPublic(field.reflect().getModifiers())
                      && !field.getName().startsWith("$$"));
      assertThat(entity.getMethods())
          .as(entity.getName())
          .noneMatch(
              method -> method.getName().startsWith("set") && !method.getName().startsWith("$$"));
    }
  }

  /**
   * Of answers that no method of a resource returns (problems) the native build knows nothing else:
   * it would write them as empty objects.
   */
  @Test
  void whatTheApiTellsIsThereNatively() {
    check(
        ArchRuleDefinition.fields()
            .that()
            .areAnnotatedWith(Schema.class)
            .and()
            .areDeclaredInClassesThat()
            .areTopLevelClasses()
            .should()
            .beDeclaredInClassesThat()
            .areAnnotatedWith(RegisterForReflection.class));
  }

  @Test
  void theTwinKnowsNeitherQuarkusNorPersistence() {
    check(
        ArchRuleDefinition.noClasses()
            .that()
            .resideInAPackage("..twin..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "jakarta..", "org.hibernate.."));
  }

  /**
   * ArchUnit fails a rule whose {@code that()} met nothing (archRule.failOnEmptyShould is on by
   * default).
   */
  private static void check(ArchRule rule) {
    rule.allowEmptyShould(false).check(CLASSES);
  }

  private static String room(JavaClass type) {
    String name = type.getPackageName();
    if (!name.startsWith(HOUSE + ".")) {
      return "";
    }
    String rest = name.substring(HOUSE.length() + 1);
    int dot = rest.indexOf('.');
    return dot < 0 ? rest : rest.substring(0, dot);
  }
}
