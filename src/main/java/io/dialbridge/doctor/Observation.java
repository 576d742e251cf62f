package io.dialbridge.doctor;

import io.dialbridge.values.Text;
import org.jspecify.annotations.Nullable;

/**
 * One line of a report.
 *
 * @param name of what was looked at, the same in each report
 * @param advice what to do; null: nothing
 */
public record Observation(String name, Health health, Text seen, @Nullable Text advice) {}
