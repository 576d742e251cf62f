/**
 * Long harnesses and a benchmark: commands of their own, and short forms of them in the build. Each
 * prints its counts and fails on any difference.
 */
@org.jspecify.annotations.NullMarked
package io.dialbridge.harness;
