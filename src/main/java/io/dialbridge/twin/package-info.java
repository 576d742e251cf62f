/**
 * The twin: a stand-in for the voice platform, so that a first call takes one command and no
 * account, and so that tests can have every course of a call and every mishap at will.
 *
 * <p>This room owns the platform's wire as the platform's documents describe it: the request paths
 * at the root of its own port, the checks of headers and fields, the courses of calls of all kinds,
 * the status and bill pushes, the recordings and their store, and a ledger of all that went in and
 * out. Development and test starters may come in through {@link io.dialbridge.twin.Twin}; nobody
 * else.
 *
 * <p>It must never be part of a production package, never keep anything beyond its process, and
 * never use the signature or the code tables of the other rooms: it has copies of its own, so that
 * one mistake can't hide in both. Of the house it may use only {@code io.dialbridge.values}.
 *
 * <p>All state of calls lives on one event loop and needs no locks; only {@link
 * io.dialbridge.twin.Ledger} and the scripts are shared with other threads.
 */
@NullMarked
package io.dialbridge.twin;

import org.jspecify.annotations.NullMarked;
