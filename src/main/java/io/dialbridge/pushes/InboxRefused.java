package io.dialbridge.pushes;

import java.sql.SQLException;

/** The database is there and will never take this. */
class InboxRefused extends InboxUnavailable {
  private static final long serialVersionUID = 1L;

  InboxRefused(SQLException cause) {
    super(cause);
  }
}
