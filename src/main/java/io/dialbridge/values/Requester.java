package io.dialbridge.values;

import jakarta.ws.rs.core.SecurityContext;
import java.security.Principal;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who a request comes from, as the door has found out.
 *
 * @param name of the key or person; it stays with the calls that they place
 * @param apps under which it may place calls; null: all
 * @param seen the apps whose calls it may see; null: all
 * @param address of the network, that the request came from
 * @param token the client token that came in the key's stead; null: the key itself did
 */
public record Requester(
    String name,
    @Nullable Set<String> apps,
    @Nullable Set<String> seen,
    String address,
    @Nullable Token token)
    implements Principal {

  /**
   * What a client token narrows its key to.
   *
   * @param id stays with the calls that it places
   * @param watched the one call that it may see besides its own; null: none
   */
  public record Token(UUID id, @Nullable UUID watched, Instant expiresAt) {}

  public Requester(
      String name, @Nullable Set<String> apps, @Nullable Set<String> seen, String address) {
    this(name, apps, seen, address, null);
  }

  /** Whom the door let in. */
  public static Requester of(SecurityContext security) {
    return (Requester) security.getUserPrincipal();
  }

  @Override
  public String getName() {
    return name;
  }

  /** The id of the client token; null: none came. */
  public @Nullable UUID tokenId() {
    return token == null ? null : token.id();
  }

  public boolean mayUse(String app) {
    return apps == null || apps.contains(app);
  }

  /** Whether it may see all that belongs to the app, as no client token may. */
  public boolean maySee(String app) {
    return token == null && isSeen(app);
  }

  /**
   * Whether it may see that call.
   *
   * @param placedBy the client token that placed it; null: a key did
   */
  public boolean maySeeCall(UUID call, String app, @Nullable UUID placedBy) {
    return isSeen(app)
        && (token == null || token.id().equals(placedBy) || call.equals(token.watched()));
  }

  private boolean isSeen(String app) {
    return seen == null || seen.contains(app);
  }
}
