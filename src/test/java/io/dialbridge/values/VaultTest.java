package io.dialbridge.values;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class VaultTest {
  private static final String OLD = "11".repeat(32);
  private static final String NEW = "22".repeat(32);
  private static final byte[] CALL = bytes("call-1");
  private static final byte[] NUMBERS = bytes("+8615400000001 +8615400010001");

  private final Random random = new SecureRandom();
  private final Vault vault = new Vault(new Seal(OLD, null), random);
  private final DataKey key = vault.newKey(CALL);

  @Test
  void whatIsSealedCanBeOpenedByItsOwnersKeyOnly() {
    byte[] sealed = key.seal("parties", NUMBERS);

    assertThat(vault.open(key.wrapped(), CALL).open("parties", sealed)).isEqualTo(NUMBERS);
    assertThat(sealed).isNotEqualTo(key.seal("parties", NUMBERS));
    assertThatThrownBy(() -> vault.open(key.wrapped(), bytes("call-2")))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> vault.newKey(CALL).open("parties", sealed))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> key.open("bill", sealed)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void whatWasTamperedWithIsRefused() {
    byte[] sealed = key.seal("parties", NUMBERS);
    for (int i = 0; i < sealed.length; i++) {
      byte[] other = sealed.clone();
      other[i] ^= 1;
      assertThatThrownBy(() -> key.open("parties", other))
          .isInstanceOf(IllegalStateException.class);
    }
    assertThatThrownBy(() -> key.open("parties", Arrays.copyOf(sealed, 11)))
        .isInstanceOf(IllegalStateException.class);
    byte[] wrapped = key.wrapped();
    for (int i = 0; i < wrapped.length; i++) {
      byte[] other = wrapped.clone();
      other[i] ^= 1;
      assertThatThrownBy(() -> vault.open(other, CALL)).isInstanceOf(IllegalStateException.class);
    }
  }

  /** Reads it with nothing but the JDK, as somebody would who has the configured key. */
  @Test
  void theFormIsWhatItIsSaidToBe() throws GeneralSecurityException {
    byte[] wrapped = key.wrapped();
    assertThat(wrapped).hasSize(4 + 12 + 32 + 16);
    byte[] name = Arrays.copyOf(wrapped, 4);
    assertThat(name).isEqualTo(Arrays.copyOf(hmac("data-key-name"), 4));
    byte[] dataKey = gcm(hmac("data-key", CALL), name, Arrays.copyOfRange(wrapped, 4, 64));

    byte[] opened = gcm(dataKey, bytes("parties"), key.seal("parties", NUMBERS));

    assertThat(opened).isEqualTo(NUMBERS);
  }

  @Test
  void duringARotationBothKeysOpenAndTodaysWraps() {
    byte[] sealed = key.seal("parties", NUMBERS);
    Vault rotating = new Vault(new Seal(NEW, OLD), random);
    Vault rotated = new Vault(new Seal(NEW, null), random);

    assertThat(rotating.open(key.wrapped(), CALL).open("parties", sealed)).isEqualTo(NUMBERS);
    DataKey newer = rotating.newKey(CALL);
    assertThat(rotated.open(newer.wrapped(), CALL).open("bill", newer.seal("bill", NUMBERS)))
        .isEqualTo(NUMBERS);
    assertThatThrownBy(() -> rotated.open(key.wrapped(), CALL))
        .hasMessageContaining("dialbridge.sealing.previous-key");
    assertThat(rotating.open(key.wrapped(), CALL).digest("bill", NUMBERS))
        .isEqualTo(key.digest("bill", NUMBERS));
  }

  @Test
  void digestsOfDifferentKeysAndUsesDiffer() {
    assertThat(key.digest("bill", NUMBERS))
        .isEqualTo(key.digest("bill", NUMBERS))
        .isNotEqualTo(key.digest("push", NUMBERS))
        .isNotEqualTo(vault.newKey(CALL).digest("bill", NUMBERS));
  }

  private static byte[] hmac(String purpose, byte[]... parts) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(HexFormat.of().parseHex(OLD), "HmacSHA256"));
    mac.update(new byte[] {0, 0, 0, (byte) purpose.length()});
    mac.update(bytes(purpose));
    for (byte[] part : parts) {
      mac.update(new byte[] {0, 0, 0, (byte) part.length});
      mac.update(part);
    }
    return mac.doFinal();
  }

  private static byte[] gcm(byte[] key, byte[] context, byte[] sealed)
      throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        Cipher.DECRYPT_MODE,
        new SecretKeySpec(key, "AES"),
        new GCMParameterSpec(128, Arrays.copyOf(sealed, 12)));
    cipher.updateAAD(context);
    return cipher.doFinal(sealed, 12, sealed.length - 12);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
