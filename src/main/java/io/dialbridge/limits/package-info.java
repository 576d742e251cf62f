/**
 * How much of something is enough: token buckets for keys, callees and addresses, and what an
 * answer tells about them. The buckets are in the memory of each replica: n replicas let through up
 * to n times as much, and one that starts has full buckets. In return no request waits for the
 * database to be counted. Knows no room; each asks for its own limit where it has to be kept.
 */
@NullMarked
package io.dialbridge.limits;

import org.jspecify.annotations.NullMarked;
