package io.dialbridge.ops;

import io.dialbridge.values.Seal;
import io.dialbridge.values.Vault;
import io.quarkus.flyway.FlywayConfigurationCustomizer;
import jakarta.inject.Singleton;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/** The migrations that SQL can't do; Flyway finds the others by itself. */
@Singleton
class Migrations implements FlywayConfigurationCustomizer {
  private final Vault vault;
  private final Seal seal;

  Migrations(Vault vault, Seal seal) {
    this.vault = vault;
    this.seal = seal;
  }

  @Override
  public void customize(FluentConfiguration configuration) {
    configuration.javaMigrations(new V7_1__SealNumbers(vault, seal));
  }
}
