/**
 * What part of the house's work this process does, and from when on: everything, or the facade, the
 * platform's door, or what is done by the clock. Every room may ask.
 */
@NullMarked
package io.dialbridge.roles;

import org.jspecify.annotations.NullMarked;
