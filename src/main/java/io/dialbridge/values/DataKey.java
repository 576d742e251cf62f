package io.dialbridge.values;

import java.nio.charset.StandardCharsets;

/** A key that seals what belongs to one call or one push; made and opened by {@link Vault}. */
public final class DataKey {
  private final AesGcm cipher;
  private final byte[] key;
  private final byte[] wrapped;

  DataKey(AesGcm cipher, byte[] key, byte[] wrapped) {
    this.cipher = cipher;
    this.key = key;
    this.wrapped = wrapped;
  }

  /** As it lies beside what it sealed. */
  public byte[] wrapped() {
    return wrapped.clone();
  }

  /**
   * @param purpose keeps what is sealed for different uses apart
   */
  public byte[] seal(String purpose, byte[] message) {
    return cipher.seal(bytes(purpose), message);
  }

  public byte[] open(String purpose, byte[] sealed) {
    return cipher.open(bytes(purpose), sealed);
  }

  /** The same for the same parts as long as the key lives, and of no use to who doesn't have it. */
  public byte[] digest(String purpose, byte[]... parts) {
    return Seal.under(Seal.under(key, "digest"), purpose, parts);
  }

  private static byte[] bytes(String purpose) {
    return purpose.getBytes(StandardCharsets.UTF_8);
  }
}
