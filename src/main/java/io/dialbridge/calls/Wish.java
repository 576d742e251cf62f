package io.dialbridge.calls;

import io.dialbridge.platform.CallOrder;
import java.util.UUID;
import java.util.function.Function;

/**
 * A call that is wished for: checked, complete, and not yet placed.
 *
 * @param order makes the order for the platform from the id that the call is given
 */
record Wish(CallRequest request, Function<UUID, CallOrder> order) {}
