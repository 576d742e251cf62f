package io.dialbridge.calls;

/**
 * Told when the transaction is over in which a call learnt that its app's account is frozen.
 *
 * @param stateCode of the push that told
 */
record AppTroubled(String app, int stateCode) {}
