/**
 * Examines the house and what it depends on: the platform, the way back from it, clocks,
 * credentials, database. Asked by the command {@code doctor} and by {@code POST /v1/doctor};
 * changes nothing and rings nobody. Other rooms may bring an {@link
 * io.dialbridge.doctor.Examination} of their own.
 */
@NullMarked
package io.dialbridge.doctor;

import org.jspecify.annotations.NullMarked;
