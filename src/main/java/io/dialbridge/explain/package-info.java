/**
 * What the platform's numbers mean. This room owns all its code tables, each code once: result
 * codes of refused requests, state codes of disconnect events, disconnection points, Q.850 and SIP
 * values of bills; and the cause slugs that our customers read instead. Everybody may come in.
 *
 * <p>It is data and pure functions: it never remembers, calls, logs or decides what is done about a
 * code, it knows no other room and no framework, and it never fails on a code that it doesn't know.
 */
@NullMarked
package io.dialbridge.explain;

import org.jspecify.annotations.NullMarked;
