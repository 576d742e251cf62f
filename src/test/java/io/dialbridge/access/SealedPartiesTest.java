package io.dialbridge.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialbridge.values.ClientTokens.Parties;
import io.dialbridge.values.PhoneNumber;
import io.dialbridge.values.TestingSeal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The numbers of a client token lie sealed, and belong to it alone. */
class SealedPartiesTest {
  private static final UUID TOKEN = UUID.fromString("0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e3f");
  private static final PhoneNumber CALLER = new PhoneNumber("+8615400000001");
  private static final PhoneNumber CALLEE = new PhoneNumber("+8615400010001");
  private static final Parties BOTH =
      new Parties(List.of(CALLER), List.of(CALLEE, new PhoneNumber("+8615400010002")));

  @Test
  void whatWasSealedIsOpenedAgain() {
    for (Parties parties :
        List.of(
            BOTH,
            new Parties(List.of(), List.of(CALLEE)),
            new Parties(List.of(CALLER), List.of()),
            Parties.ANY)) {
      assertThat(sealed(parties).opened(TOKEN, TestingSeal.VAULT)).isEqualTo(parties);
    }
  }

  @Test
  void itShowsNoNumber() {
    byte[] lies = Objects.requireNonNull(sealed(BOTH).parties());

    assertThat(new String(lies, StandardCharsets.ISO_8859_1)).doesNotContain("8615400");
  }

  @Test
  void itBelongsToItsToken() {
    SealedParties own = sealed(BOTH);

    assertThatThrownBy(() -> own.opened(UUID.randomUUID(), TestingSeal.VAULT))
        .isInstanceOf(IllegalStateException.class);
  }

  private static SealedParties sealed(Parties parties) {
    return SealedParties.of(TOKEN, parties, TestingSeal.VAULT);
  }
}
