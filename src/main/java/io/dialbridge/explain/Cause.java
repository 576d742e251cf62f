package io.dialbridge.explain;

import io.dialbridge.values.Text;

/**
 * Why a call ended.
 *
 * @param slug stable and kebab-case, such as {@code callee-busy}; what programs compare
 * @param text one sentence for people; it may name the platform's codes and may change
 */
public record Cause(String slug, Text text, Ending ending) {}
