/**
 * Hostile input: what comes from outside is read under a fuzzer. Each target is a test beside its
 * subject, {@code …FuzzTest}, that reads every file of its corpus in the build; {@link
 * io.dialbridge.fuzz.Fuzzing} hunts for new ones.
 */
@org.jspecify.annotations.NullMarked
package io.dialbridge.fuzz;
