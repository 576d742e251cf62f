package io.dialbridge.calls;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What was asked for, as far as the state of a call depends on it.
 *
 * @param maxMinutes minutes of talk after which the platform hangs up; null: no limit
 * @param collectsDigits whether anything played asks for keys
 */
record CallShape(
    CallKind kind, Instant createdAt, @Nullable Integer maxMinutes, boolean collectsDigits) {}
