package io.dialbridge.calls;

import io.dialbridge.values.PhoneNumber;
import org.jspecify.annotations.Nullable;

/** What is kept of a request for a call, checked and complete. */
record CallRequest(
    CallKind kind,
    String app,
    String apiKey,
    @Nullable String idempotencyKey,
    byte @Nullable [] fingerprint,
    @Nullable String reference,
    PhoneNumber caller,
    PhoneNumber callee,
    PhoneNumber shownToCaller,
    PhoneNumber shownToCallee,
    @Nullable Integer maxMinutes,
    boolean record) {}
