/**
 * What a desk needs and production must not have: an embedded PostgreSQL for development and tests,
 * and the twin beside the service in development. No package contains this room, and it is the only
 * one that touches the twin.
 */
@NullMarked
package io.dialbridge.dev;

import org.jspecify.annotations.NullMarked;
