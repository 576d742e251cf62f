/**
 * Calls as they change, told to whoever watches: one call or all that may be seen, as server-sent
 * events. PostgreSQL has it all, so that any replica goes on where another one ended.
 */
@NullMarked
package io.dialbridge.live;

import org.jspecify.annotations.NullMarked;
