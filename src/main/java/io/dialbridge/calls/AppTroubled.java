package io.dialbridge.calls;

import java.time.Instant;

/**
 * Told when the transaction is over in which a call learnt that its app's account is frozen.
 *
 * @param stateCode of the push that told
 * @param sentAt when that call was sent
 */
record AppTroubled(String app, int stateCode, Instant sentAt) {}
