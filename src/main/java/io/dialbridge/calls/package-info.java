/**
 * The facade and the heart: a call session from its request to its bill, what is known of it
 * (facts), what our customers see of it (events), idempotency. {@code pushes} and {@code bills}
 * come in with facts; this room knows neither of them: the charge of a call is a value given to it.
 * A status changes in one place only, {@link io.dialbridge.calls.CallSession#learn}, and no
 * transaction is open while the platform is being called.
 */
@NullMarked
package io.dialbridge.calls;

import org.jspecify.annotations.NullMarked;
