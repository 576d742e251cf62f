package io.dialbridge.doctor;

/**
 * Looks at one thing. Changes nothing, and may block: it runs beside the others in a virtual
 * thread, which is interrupted when its time is over. Beans with the higher {@code @Priority} come
 * first in the report.
 */
public interface Examination {
  /** What its lines are called, for one that doesn't come to an end. */
  String name();

  /** Whatever it throws is told as a failure under its name. */
  void examine(Chart chart) throws Exception;
}
