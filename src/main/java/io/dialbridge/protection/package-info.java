/**
 * Who is called, how often and when: caps for each callee, quiet hours, and the list of those who
 * don't want to be called. Its rules come to {@code calls} as {@link io.dialbridge.calls.CallRule};
 * what callees press is heard as a {@link io.dialbridge.calls.CallListener}. Numbers lie here as
 * keyed hashes and masks only.
 */
@NullMarked
package io.dialbridge.protection;

import org.jspecify.annotations.NullMarked;
