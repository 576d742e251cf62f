package io.dialbridge.ops;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.Test;

class SchemaTest {
  private static final Path MIGRATIONS = Path.of("src/main/resources/db/migration");

  @Test
  void theVersionIsThatOfTheLastMigration() throws IOException {
    try (Stream<Path> files = Files.list(MIGRATIONS)) {
      MigrationVersion last =
          files
              .map(file -> file.getFileName().toString())
              .map(name -> name.substring(1, name.indexOf("__")))
              .map(MigrationVersion::fromVersion)
              .max(MigrationVersion::compareTo)
              .orElseThrow();

      assertThat(MigrationVersion.fromVersion(Schema.VERSION)).isEqualTo(last);
    }
  }

  @Test
  void onlyTheVersionThatIsKnownIsRight() {
    assertThat(Schema.judge(List.of("11", Schema.VERSION)).right()).isTrue();
    assertThat(Schema.judge(List.of()))
        .isEqualTo(
            new Schema.State(
                false,
                false,
                "The database has no schema of Dialbridge; run the command migrate first"));
    Schema.State older = Schema.judge(List.of("1", "11"));
    assertThat(older.right()).isFalse();
    assertThat(older.newer()).isFalse();
    assertThat(older.told()).contains("version 11", "older", "command migrate of this build");
    Schema.State newer = Schema.judge(List.of("11", Schema.VERSION, "99"));
    assertThat(newer.right()).isFalse();
    assertThat(newer.newer()).isTrue();
    assertThat(newer.told()).contains("version 99", "newer", "use a newer build");
  }
}
