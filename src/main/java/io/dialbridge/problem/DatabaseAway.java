package io.dialbridge.problem;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** Tells what was thrown because the database is away or overrun from a mistake of our own. */
public final class DatabaseAway {
  private DatabaseAway() {}

  /** The database's own word, where it is behind what was thrown. */
  public static Optional<String> reason(Throwable thrown) {
    Deque<Throwable> behind = new ArrayDeque<>();
    behind.add(thrown);
    while (!behind.isEmpty()) {
      Throwable next = behind.remove();
      if (next instanceof SQLException refused && isAway(refused)) {
        return Optional.of(String.valueOf(refused.getMessage()));
      }
      if (next.getCause() != null) {
        behind.add(next.getCause());
      }
      // A commit that failed is only suppressed by the transaction manager's own exception.
      behind.addAll(List.of(next.getSuppressed()));
    }
    return Optional.empty();
  }

  /**
   * Class 08: the connection broke; 53: too many connections, or no room; 57P: it is shutting down
   * or starting; 55P03: somebody else kept a lock for too long. Without a state: the pool had no
   * connection in time.
   */
  private static boolean isAway(SQLException refused) {
    String state = refused.getSQLState();
    return state == null
        || state.startsWith("08")
        || state.startsWith("53")
        || state.startsWith("57P")
        || state.equals("55P03");
  }
}
