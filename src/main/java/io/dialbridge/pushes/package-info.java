/**
 * The door the platform knocks on. A push under a right secret is stored byte for byte and
 * acknowledged; reading it into facts, bills and what they tell of recordings follows from that
 * inbox, at once and again after a crash. What fits nothing, or can't be read, stays in quarantine,
 * where an operator can look at it, have it read again or put it aside. A push touches only calls
 * of the app in its path, and neither a push's address nor its body is ever logged.
 */
@NullMarked
package io.dialbridge.pushes;

import org.jspecify.annotations.NullMarked;
