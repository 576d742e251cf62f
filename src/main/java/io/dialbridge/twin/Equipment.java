package io.dialbridge.twin;

import io.vertx.core.Vertx;

/** What every call needs to run and to be heard of. */
record Equipment(
    Vertx vertx,
    TwinConfig config,
    PushClient client,
    BillPushes bills,
    Recordings recordings,
    RecordingAddresses addresses,
    Ledger ledger) {}
