package io.dialbridge.values;

import java.util.List;
import java.util.Map;

/**
 * What keys may be allowed to do, each by its word. An operation names the one that it needs; which
 * ones a key has is the door's to know.
 */
public final class Scopes {
  public static final String CREATE_CALLBACKS = "calls:create:callback";
  public static final String CREATE_NOTIFICATIONS = "calls:create:notification";
  public static final String CREATE_VERIFICATIONS = "calls:create:verification";

  /** Calls under the apps of the key, and what became of them. */
  public static final String READ_CALLS = "calls:read";

  /**
   * What a client token has in its stead: the calls that it placed and the one that it watches. No
   * key has it, and operations that do not name it are closed to client tokens.
   */
  public static final String READ_OWN = "calls:read-own";

  /** Together with reading: under every app, whatever the apps of the key are. */
  public static final String READ_ALL = "calls:read-all";

  /** The whole numbers of a call, each time told to the audit log. */
  public static final String REVEAL = "numbers:reveal";

  /** What tells of people, for good. */
  public static final String ERASE = "numbers:erase";

  public static final String STOP_CALLS = "calls:stop";
  public static final String LISTEN = "recordings:listen";
  public static final String READ_BILLS = "bills:read";

  /** Bills that were not pushed, under the apps of the key. */
  public static final String IMPORT_BILLS = "bills:import";

  /** The list of those who don't want to be called. */
  public static final String READ_OPT_OUTS = "opt-outs:read";

  public static final String WRITE_OPT_OUTS = "opt-outs:write";

  /** Webhook endpoints and what became of deliveries. */
  public static final String READ_WEBHOOKS = "webhooks:read";

  public static final String WRITE_WEBHOOKS = "webhooks:write";

  /** Alerts to be taken, for the systems that send them: people are called about them. */
  public static final String SEND_ALERTS = "alerts:send";

  /** Chains, routes, and incidents with what became of them. */
  public static final String READ_ALERTS = "alerts:read";

  /** Chains and routes to be changed, incidents to be acknowledged and resolved by hand. */
  public static final String WRITE_ALERTS = "alerts:write";

  /** The quarantine. */
  public static final String OPERATE = "operate";

  /** Client tokens, with no more than the key has. */
  public static final String CREATE_TOKENS = "tokens:create";

  /** Keys. */
  public static final String MANAGE = "manage";

  public static final String READ_AUDIT = "audit:read";

  public static final List<String> ALL =
      List.of(
          CREATE_CALLBACKS,
          CREATE_NOTIFICATIONS,
          CREATE_VERIFICATIONS,
          READ_CALLS,
          READ_ALL,
          REVEAL,
          ERASE,
          STOP_CALLS,
          LISTEN,
          READ_BILLS,
          IMPORT_BILLS,
          READ_OPT_OUTS,
          WRITE_OPT_OUTS,
          READ_WEBHOOKS,
          WRITE_WEBHOOKS,
          SEND_ALERTS,
          READ_ALERTS,
          WRITE_ALERTS,
          CREATE_TOKENS,
          OPERATE,
          MANAGE,
          READ_AUDIT);

  /** What it takes to place a call, by the word for its kind. */
  public static final Map<String, String> CREATE_BY_KIND =
      Map.of(
          "callback", CREATE_CALLBACKS,
          "notification", CREATE_NOTIFICATIONS,
          "verification", CREATE_VERIFICATIONS);

  private Scopes() {}
}
