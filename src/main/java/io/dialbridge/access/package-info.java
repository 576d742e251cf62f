/**
 * Who may come in: API keys at the door, as filters in front of every room. No room asks this one
 * anything; they see the key's name as the request's principal. A key is never stored or logged,
 * only the hash of it is configured.
 */
@NullMarked
package io.dialbridge.access;

import org.jspecify.annotations.NullMarked;
