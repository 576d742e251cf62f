package io.dialbridge.dev;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * A real PostgreSQL from the binaries in the Maven repository; needs no Docker, also works as root.
 * Ends with the process.
 */
public final class EmbeddedDatabase {
  /**
   * Outlives the reloads of dev mode and the applications of a test run, which class loaders do
   * not.
   */
  private static final String URL = "embedded-postgres.jdbc-url";

  private EmbeddedDatabase() {}

  /** JDBC URL of the one database of this process, started at the first call. */
  public static synchronized String url() {
    String url = System.getProperty(URL);
    if (url == null) {
      url = start();
      System.setProperty(URL, url);
    }
    return url;
  }

  private static String start() {
    try {
      // Closed by the library's own shutdown hook.
      return EmbeddedPostgres.builder()
          .setServerConfig("max_connections", "200")
          .start()
          .getJdbcUrl("postgres", "postgres");
    } catch (IOException e) {
      throw new UncheckedIOException("The embedded PostgreSQL did not start", e);
    }
  }
}
