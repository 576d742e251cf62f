package io.dialbridge.roles;

/** A part of the work, for replicas that are scaled each on their own. */
public enum Role {
  /** All of it. */
  ALL,

  /** The facade: everything under {@code /v1}. */
  API,

  /** The platform's door: pushes are stored, acknowledged and read. */
  PUSH,

  /** What is done by the clock, and what others left: no door but health and metrics. */
  WORKER,

  /** Nothing: a command that runs beside the service. */
  COMMAND
}
