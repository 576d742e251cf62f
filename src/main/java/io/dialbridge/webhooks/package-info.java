/**
 * Telling the customer. What becomes known of a call is written down as an event in the transaction
 * that makes it so ({@link EventTeller}, {@link Outbox}); workers deliver it to each endpoint that
 * asked for it ({@link DeliveryRunner}), signed, at least once, and in the order of each call where
 * the receiver keeps up.
 *
 * <p>Receivers are foreign: an address is judged each time before anything is sent there, a
 * redirect is not followed, and a slow or dead one delays no other.
 */
@NullMarked
package io.dialbridge.webhooks;

import org.jspecify.annotations.NullMarked;
