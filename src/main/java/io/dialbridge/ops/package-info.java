/**
 * What keeps the house running: checks at start, time and chance, watches over calls that no push
 * resolves, the description of the API. May look into every room but the twin; no room looks in
 * here.
 */
@NullMarked
package io.dialbridge.ops;

import org.jspecify.annotations.NullMarked;
