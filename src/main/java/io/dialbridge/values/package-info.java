/**
 * Values that check themselves: phone numbers, money, ids, seals. Every room may use them; they use
 * no room, and nothing here remembers or sends anything.
 */
@NullMarked
package io.dialbridge.values;

import org.jspecify.annotations.NullMarked;
