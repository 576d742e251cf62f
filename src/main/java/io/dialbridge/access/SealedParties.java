package io.dialbridge.access;

import io.dialbridge.values.ClientTokens.Parties;
import io.dialbridge.values.DataKey;
import io.dialbridge.values.PhoneNumber;
import io.dialbridge.values.Vault;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The numbers that a client token names, as the table keeps them.
 *
 * @param dataKey the wrapped key that opens them; null, as they are: any number
 */
record SealedParties(byte @Nullable [] dataKey, byte @Nullable [] parties) {
  private static final String PURPOSE = "client-token-parties";

  static SealedParties of(UUID token, Parties parties, Vault vault) {
    if (parties.equals(Parties.ANY)) {
      return new SealedParties(null, null);
    }
    DataKey key = vault.newKey(owner(token));
    // Callers and callees, a line each, of numbers with a blank between them.
    String lines = words(parties.callers()) + '\n' + words(parties.callees());
    return new SealedParties(
        key.wrapped(), key.seal(PURPOSE, lines.getBytes(StandardCharsets.US_ASCII)));
  }

  Parties opened(UUID token, Vault vault) {
    if (dataKey == null || parties == null) {
      return Parties.ANY;
    }
    byte[] bytes = vault.open(dataKey, owner(token)).open(PURPOSE, parties);
    String lines = new String(bytes, StandardCharsets.US_ASCII);
    int end = lines.indexOf('\n');
    return new Parties(numbers(lines.substring(0, end)), numbers(lines.substring(end + 1)));
  }

  private static byte[] owner(UUID token) {
    return ("client-token/" + token).getBytes(StandardCharsets.US_ASCII);
  }

  private static String words(List<PhoneNumber> numbers) {
    return numbers.stream().map(PhoneNumber::e164).collect(Collectors.joining(" "));
  }

  private static List<PhoneNumber> numbers(String words) {
    return Stream.of(words.split(" ", -1))
        .filter(word -> !word.isEmpty())
        .map(PhoneNumber::new)
        .toList();
  }
}
