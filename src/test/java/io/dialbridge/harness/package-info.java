/**
 * Long harnesses and the benchmark: commands of their own, never part of the build. Each prints its
 * counts and fails on any difference.
 */
@org.jspecify.annotations.NullMarked
package io.dialbridge.harness;
