/**
 * The port to the voice platform, {@link io.dialbridge.platform.VoicePlatform}, in our words, and
 * behind it the platform's wire: declarative REST client, headers, signatures, answers. {@code
 * calls} comes in to place and stop calls, {@code recordings} to ask where one is; {@code pushes}
 * uses the apps and the signature. No other room sees a wire record. Nothing here is sent twice by
 * itself, and no transaction may be open while it sends.
 */
@NullMarked
package io.dialbridge.platform;

import org.jspecify.annotations.NullMarked;
