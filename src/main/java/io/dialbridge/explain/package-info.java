/**
 * What the platform's numbers mean. This room owns all its code tables, each code once: result
 * codes of refused requests, state codes of disconnect events, disconnection points, Q.850 and SIP
 * values of bills; and the cause slugs that our customers read instead, in English and in Chinese.
 * Everybody may come in.
 *
 * <p>Its tables are data and pure functions: they never remember, call, log or decide what is done
 * about a code, and they never fail on a code that they don't know. Only its resource knows HTTP:
 * it shows the tables to our customers, and nothing else here knows a framework or another room.
 */
@NullMarked
package io.dialbridge.explain;

import org.jspecify.annotations.NullMarked;
