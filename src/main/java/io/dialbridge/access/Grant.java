package io.dialbridge.access;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What roles give together.
 *
 * @param apps null: all
 */
record Grant(Set<String> scopes, @Nullable Set<String> apps) {
  /** Of the roles that are configured; the others give nothing, whatever they are called. */
  static Grant of(Collection<String> roles, Map<String, AccessConfig.Role> configured) {
    Set<String> scopes = new HashSet<>();
    Set<String> apps = new HashSet<>();
    boolean allApps = false;
    for (String name : roles) {
      AccessConfig.Role role = configured.get(name);
      if (role != null) {
        scopes.addAll(role.scopes());
        role.apps().ifPresent(apps::addAll);
        allApps |= role.apps().isEmpty();
      }
    }
    return new Grant(Set.copyOf(scopes), allApps ? null : Set.copyOf(apps));
  }
}
