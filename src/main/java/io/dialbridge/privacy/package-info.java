/**
 * What is kept of people, for how long and under which key: erasures that somebody asked for,
 * retention by configuration, and data keys that are wrapped anew when the sealing key was rotated.
 * Each room takes its own rows apart; this one says which, in which order and in which transaction.
 * One replica at a time does that, in batches.
 */
@NullMarked
package io.dialbridge.privacy;

import org.jspecify.annotations.NullMarked;
