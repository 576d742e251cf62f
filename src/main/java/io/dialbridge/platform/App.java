package io.dialbridge.platform;

import io.dialbridge.values.PhoneNumber;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One registration at the platform: a key pair of one service kind with its display numbers.
 *
 * @param pushSecrets the secrets valid in push addresses: the first goes into new requests, a
 *     second one stays valid during a rotation
 * @param signatureRequired whether pushes with a wrong or missing signature are refused
 * @param codePrompt voice file played before a verification code where the request names none
 * @param recordingHosts where recordings of this app may be fetched
 */
public record App(
    String name,
    String key,
    String secret,
    ServiceKind kind,
    List<PhoneNumber> displayNumbers,
    List<String> pushSecrets,
    boolean signatureRequired,
    @Nullable String codePrompt,
    List<String> recordingHosts) {

  public boolean owns(PhoneNumber displayNumber) {
    return displayNumbers.contains(displayNumber);
  }

  /** Without the secrets, so that an app can be logged. */
  @Override
  public String toString() {
    return "app " + name + " (" + kind + ")";
  }
}
