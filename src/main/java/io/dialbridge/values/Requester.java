package io.dialbridge.values;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who a request comes from, as the door has found out.
 *
 * @param name of the key; it stays with the calls that it places
 * @param apps under which it may place calls; null: all
 * @param seen the apps whose calls it may see; null: all
 * @param address of the network, that the request came from
 */
public record Requester(
    String name, @Nullable Set<String> apps, @Nullable Set<String> seen, String address)
    implements Principal {

  /** Whom the door let in. */
  public static Requester of(SecurityContext security) {
    return (Requester) security.getUserPrincipal();
  }

  @Override
  public String getName() {
    return name;
  }

  public boolean mayUse(String app) {
    return apps == null || apps.contains(app);
  }

  public boolean maySee(String app) {
    return seen == null || seen.contains(app);
  }
}
