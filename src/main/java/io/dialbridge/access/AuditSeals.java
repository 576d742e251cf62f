package io.dialbridge.access;

import io.dialbridge.values.Seal;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;

/**
 * Seals the hashes of audit entries. A sealing key that was retired takes no history away: a later
 * entry's seal vouches for every entry before it.
 */
@ApplicationScoped
class AuditSeals {
  private static final int KEY_ID_BYTES = 4;

  private final Seal seal;

  AuditSeals(Seal seal) {
    this.seal = seal;
  }

  enum Judgement {
    GOOD,
    WRONG,
    /** Its key is neither today's nor the one before. */
    KEY_UNKNOWN
  }

  /** By which today's key is known again. */
  String keyId() {
    return keyIds().getFirst();
  }

  byte[] of(byte[] hash) {
    return seals(hash).getFirst();
  }

  Judgement judge(String keyId, byte[] hash, byte[] given) {
    int key = keyIds().indexOf(keyId);
    if (key < 0) {
      return Judgement.KEY_UNKNOWN;
    }
    return MessageDigest.isEqual(seals(hash).get(key), given) ? Judgement.GOOD : Judgement.WRONG;
  }

  private List<byte[]> seals(byte[] hash) {
    return seal.all("audit", hash);
  }

  private List<String> keyIds() {
    return seal.all("audit-key").stream()
        .map(whole -> HexFormat.of().formatHex(whole, 0, KEY_ID_BYTES))
        .toList();
  }
}
