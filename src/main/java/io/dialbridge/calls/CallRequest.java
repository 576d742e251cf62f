package io.dialbridge.calls;

import io.dialbridge.values.PhoneNumber;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a request for a call, checked and complete. One-party calls have neither caller,
 * limit nor recording.
 *
 * @param fingerprints by which the same request is known again; the one to keep first
 * @param token the client token that asks for it; null: the key itself does
 * @param webhook the only endpoint that is told of it; null: all are
 */
record CallRequest(
    CallKind kind,
    String app,
    String apiKey,
    @Nullable String idempotencyKey,
    List<byte[]> fingerprints,
    @Nullable String reference,
    @Nullable PhoneNumber caller,
    PhoneNumber callee,
    @Nullable PhoneNumber shownToCaller,
    PhoneNumber shownToCallee,
    @Nullable Integer maxMinutes,
    boolean record,
    boolean collectsDigits,
    @Nullable UUID token,
    @Nullable UUID webhook) {}
