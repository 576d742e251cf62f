package io.dialbridge.access;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a client token says. The numbers of its calls are not in it: whoever holds a token can read
 * it.
 *
 * @param key the key that it was made with, and without which it is worth nothing
 * @param subject who holds it, in the words of the one who asked for it
 * @param kinds words for the kinds of call that it may place
 * @param app the only app under which it may do so; null: those of the key
 * @param watched the one call that it may see besides its own; null: none
 * @param maxCalls how many calls it may place
 */
record ClientToken(
    UUID id,
    UUID key,
    String subject,
    Set<String> kinds,
    @Nullable String app,
    @Nullable UUID watched,
    int maxCalls,
    Instant issuedAt,
    Instant expiresAt) {}
