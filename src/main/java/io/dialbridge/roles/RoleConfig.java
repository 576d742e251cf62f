package io.dialbridge.roles;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "dialbridge")
public interface RoleConfig {
  /**
   * What this process does: api (the facade), push (the platform's door, and reading what came
   * there), worker (the queue, watches, webhooks, deletion, and pushes that others left unread), or
   * all.
   */
  @WithDefault("all")
  Role role();
}
