package io.dialbridge.values;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Keeps what must not lie open in the database: each call and each push has a data key of its own,
 * and beside what it sealed lies that key, wrapped under the configured sealing key (AES-256-GCM,
 * NIST SP 800-38D, both times). Without its wrapped key nothing of it can be read any more, in no
 * copy of the database that is made from then on.
 */
@ApplicationScoped
public class Vault {
  private static final int KEY_BYTES = 32;
  private static final int NAME_BYTES = 4;
  private static final String PURPOSE = "data-key";

  private final Seal seal;
  private final Random random;

  /** By which it is known under which sealing key a key was wrapped; today's first. */
  private final List<byte[]> names;

  Vault(Seal seal, Random random) {
    this.seal = seal;
    this.random = random;
    this.names =
        seal.all("data-key-name").stream().map(name -> Arrays.copyOf(name, NAME_BYTES)).toList();
  }

  /**
   * @param owner whose key it is: it can be opened for no other
   */
  public DataKey newKey(byte[] owner) {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    return dataKey(key, wrap(key, owner));
  }

  public DataKey open(byte[] wrapped, byte[] owner) {
    return dataKey(unwrap(wrapped, owner), wrapped);
  }

  /** By what wrapped keys begin that were wrapped under today's sealing key. */
  public byte[] mark() {
    return names.getFirst().clone();
  }

  /** Whether that key was wrapped under today's sealing key. */
  public boolean isOfToday(byte[] wrapped) {
    return Arrays.equals(names.getFirst(), Arrays.copyOf(wrapped, NAME_BYTES));
  }

  /** The same key, wrapped under today's sealing key. */
  public byte[] rewrap(byte[] wrapped, byte[] owner) {
    return wrap(unwrap(wrapped, owner), owner);
  }

  private DataKey dataKey(byte[] key, byte[] wrapped) {
    return new DataKey(new AesGcm(key, random), key, wrapped);
  }

  /**
   * The key that wraps is made for the owner, so it seals but one message however many owners there
   * are.
   */
  private byte[] wrap(byte[] key, byte[] owner) {
    byte[] name = names.getFirst();
    byte[] wrapped = new AesGcm(seal.of(PURPOSE, owner), random).seal(name, key);
    return ByteBuffer.allocate(NAME_BYTES + wrapped.length).put(name).put(wrapped).array();
  }

  private byte[] unwrap(byte[] wrapped, byte[] owner) {
    byte[] name = Arrays.copyOf(wrapped, NAME_BYTES);
    byte[] key = Arrays.copyOfRange(wrapped, NAME_BYTES, wrapped.length);
    for (int i = 0; i < names.size(); i++) {
      if (Arrays.equals(names.get(i), name)) {
        return new AesGcm(seal.all(PURPOSE, owner).get(i), random).open(name, key);
      }
    }
    throw new IllegalStateException(
        "what was sealed under a sealing key that is no longer configured can't be opened; configure that key as dialbridge.sealing.previous-key");
  }
}
