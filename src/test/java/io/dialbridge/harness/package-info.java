/**
 * Long harnesses: commands of their own, never part of the build. Each prints one line of counts
 * and fails on any difference.
 */
@org.jspecify.annotations.NullMarked
package io.dialbridge.harness;
