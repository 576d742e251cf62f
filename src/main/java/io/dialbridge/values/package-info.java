/**
 * Values that check themselves: phone numbers, money, ids, seals, texts in both languages. Every
 * room may use them; of the house they know only the problem that a wrong cursor is, and nothing
 * here remembers or sends anything.
 */
@NullMarked
package io.dialbridge.values;

import org.jspecify.annotations.NullMarked;
