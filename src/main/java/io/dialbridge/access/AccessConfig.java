package io.dialbridge.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** API keys, which live in the database, client tokens, and what people may do. */
@ConfigMapping(prefix = "dialbridge.access")
public interface AccessConfig {
  /**
   * A key named "desk" with every scope, made at start where it isn't there: for a desk, never for
   * production, which refuses to start with it.
   */
  Optional<String> deskKey();

  /**
   * The audience (aud) of client tokens: those made for another one are refused. One of its own for
   * each environment keeps their tokens apart even where they share a sealing key.
   */
  @WithDefault("dialbridge")
  String tokenAudience();

  /** What people may do, by the roles that the tokens of their issuer name. */
  Map<String, Role> roles();

  /** Somebody who has several has all that each of them gives, together. */
  interface Role {
    /**
     * Scopes of people whose token names this role; with several roles, those of all. A role that
     * isn't configured gives none.
     */
    List<String> scopes();

    /**
     * Apps that these people may place calls under, and whose calls they may see; with several
     * roles, those of all, for every scope that they have. Left out: all apps.
     */
    Optional<List<String>> apps();
  }
}
