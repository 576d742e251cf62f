/**
 * Recordings of callbacks: finding them, serving them, and saying why there is none. {@code pushes}
 * comes in with what a bill tells of a recording; the room asks the port for an address and fetches
 * from the platform's store.
 *
 * <p>It keeps no recording. It never fetches from a host that the app doesn't list, nor from a
 * private network, never follows a redirect of the store, never sends the store anything of ours
 * (no key, no signature, no cookie), never writes an address down in a log, since its query opens
 * the recording to whoever reads it, and never has a transaction open while it asks or fetches.
 */
@NullMarked
package io.dialbridge.recordings;

import org.jspecify.annotations.NullMarked;
