/**
 * Requests to hosts that others name: which addresses lie in the public internet, and how a request
 * goes to the very address that was judged. Every room may use it; what is allowed is each room's
 * own to say.
 */
@NullMarked
package io.dialbridge.outbound;

import org.jspecify.annotations.NullMarked;
