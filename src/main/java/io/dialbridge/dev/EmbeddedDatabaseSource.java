package io.dialbridge.dev;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Gives development and tests a database where none is configured: {@code
 * quarkus.datasource.jdbc.url} of the embedded one.
 */
public class EmbeddedDatabaseSource implements ConfigSourceFactory {
  private static final String JDBC_URL = "quarkus.datasource.jdbc.url";
  private static final Set<String> PROFILES = Set.of("dev", "test");
  private static final int BELOW_EVERYTHING = 50;

  @Override
  public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
    ConfigValue configured = context.getValue(JDBC_URL);
    boolean wanted = context.getProfiles().stream().anyMatch(PROFILES::contains);
    if (!wanted || (configured != null && configured.getValue() != null)) {
      return List.of();
    }
    Map<String, String> database =
        Map.of(
            JDBC_URL,
            EmbeddedDatabase.url(),
            "quarkus.datasource.username",
            "postgres",
            "quarkus.datasource.password",
            "postgres");
    return List.of(new PropertiesConfigSource(database, "embedded PostgreSQL", BELOW_EVERYTHING));
  }
}
