package io.dialbridge.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialbridge.values.Seal;
import io.dialbridge.values.SealingConfig;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.JoseException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Only what was signed here, for here, and for now is a client token. */
class ClientTokenSignatureTest {
  private static final String KEY =
      "8f1d3a5b7c9e0f2143658709badcfe12a4b6c8d0e2f40617283940a5b6c7d8e9";
  private static final String OTHER_KEY = "11".repeat(32);
  private static final Instant NOW = Instant.parse("2026-01-15T08:30:20Z");
  private static final ClientToken TOKEN =
      new ClientToken(
          UUID.fromString("0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e3f"),
          UUID.fromString("0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e40"),
          "user-4711",
          Set.of("callback", "verification"),
          "courier",
          UUID.fromString("0198c5a0-7d3e-7c41-9f0a-2b6f0c1d2e41"),
          7,
          NOW,
          NOW.plusSeconds(300));

  @Test
  void whatWasSignedIsReadAgain() {
    ClientToken plain =
        new ClientToken(
            TOKEN.id(), TOKEN.key(), "u", Set.of(), null, null, 0, NOW, NOW.plusSeconds(60));

    assertThat(at(NOW).read(at(NOW).sign(TOKEN))).contains(TOKEN);
    assertThat(at(NOW).read(at(NOW).sign(plain))).contains(plain);
  }

  /** Clocks may differ by half a minute, in both directions. */
  @ParameterizedTest
  @CsvSource({
    "-31, false",
    "-30, true",
    "0, true",
    "299, true",
    "329, true",
    "330, false",
    "3000, false",
  })
  void itIsValidFromWhenItWasMadeUntilItExpires(int secondsLater, boolean valid) {
    assertThat(at(NOW.plusSeconds(secondsLater)).read(at(NOW).sign(TOKEN)).isPresent())
        .isEqualTo(valid);
  }

  @Test
  void aRotatedSealingKeyIsKnownAsLongAsItIsThePreviousOne() {
    String before = at(NOW).sign(TOKEN);

    assertThat(signature(OTHER_KEY, KEY, "dialbridge", NOW).read(before)).contains(TOKEN);
    assertThat(signature(OTHER_KEY, null, "dialbridge", NOW).read(before)).isEmpty();
    String after = signature(OTHER_KEY, KEY, "dialbridge", NOW).sign(TOKEN);
    assertThat(signature(OTHER_KEY, null, "dialbridge", NOW).read(after)).contains(TOKEN);
    assertThat(at(NOW).read(after)).isEmpty();
    assertThat(header(after)).isNotEqualTo(header(before));
  }

  @Test
  void aTokenForAnotherAudienceIsRefused() {
    String elsewhere = signature(KEY, null, "staging", NOW).sign(TOKEN);

    assertThat(signature(KEY, null, "staging", NOW).read(elsewhere)).isPresent();
    assertThat(at(NOW).read(elsewhere)).isEmpty();
  }

  /** Each under the right key, and with one thing in it that is not ours. */
  static Stream<Arguments> strangers() {
    return Stream.of(
        Arguments.of("as it should be", true, forged(claims -> {}, jws -> {})),
        Arguments.of(
            "issuer", false, forged(claims -> claims.setIssuer("https://i.example"), jws -> {})),
        Arguments.of("no issuer", false, forged(claims -> claims.unsetClaim("iss"), jws -> {})),
        Arguments.of("no audience", false, forged(claims -> claims.unsetClaim("aud"), jws -> {})),
        Arguments.of("no expiry", false, forged(claims -> claims.unsetClaim("exp"), jws -> {})),
        Arguments.of("no id", false, forged(claims -> claims.unsetClaim("jti"), jws -> {})),
        Arguments.of("no subject", false, forged(claims -> claims.unsetClaim("sub"), jws -> {})),
        Arguments.of("no time", false, forged(claims -> claims.unsetClaim("iat"), jws -> {})),
        Arguments.of("no key", false, forged(claims -> claims.unsetClaim("key"), jws -> {})),
        Arguments.of("no kinds", false, forged(claims -> claims.unsetClaim("kinds"), jws -> {})),
        Arguments.of("no count", false, forged(claims -> claims.unsetClaim("maxCalls"), jws -> {})),
        Arguments.of(
            "a word for a count",
            false,
            forged(claims -> claims.setClaim("maxCalls", "7"), jws -> {})),
        Arguments.of("no id of ours", false, forged(claims -> claims.setJwtId("7"), jws -> {})),
        Arguments.of("type JWT", false, forged(claims -> {}, jws -> jws.setHeader("typ", "JWT"))),
        Arguments.of(
            "no type",
            false,
            forged(claims -> {}, jws -> jws.getHeaders().setStringHeaderValue("typ", null))),
        Arguments.of(
            "no key id",
            false,
            forged(claims -> {}, jws -> jws.getHeaders().setStringHeaderValue("kid", null))),
        Arguments.of(
            "unknown key id",
            false,
            forged(claims -> {}, jws -> jws.setKeyIdHeaderValue("00000000"))),
        Arguments.of(
            "HS512",
            false,
            forged(
                claims -> {},
                jws -> {
                  jws.setAlgorithmHeaderValue("HS512");
                  jws.setKey(new SecretKeySpec(new byte[64], "HmacSHA512"));
                })),
        Arguments.of(
            "foreign key",
            false,
            forged(claims -> {}, jws -> jws.setKey(new SecretKeySpec(new byte[32], "HmacSHA256")))),
        Arguments.of(
            "none",
            false,
            forged(
                claims -> {},
                jws -> {
                  jws.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
                  jws.setAlgorithmHeaderValue("none");
                  jws.setKey(null);
                })),
        Arguments.of(
            "RS256",
            false,
            forged(
                claims -> {},
                jws -> {
                  jws.setAlgorithmHeaderValue("RS256");
                  jws.setKey(rsa().getPrivate());
                })),
        Arguments.of(
            "HS256 under a public key",
            false,
            forged(
                claims -> {},
                jws ->
                    jws.setKey(new SecretKeySpec(rsa().getPublic().getEncoded(), "HmacSHA256")))));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("strangers")
  void whatIsNotOursIsRefused(String what, boolean ours, String jwt) {
    assertThat(at(NOW).read(jwt).isPresent()).isEqualTo(ours);
  }

  @Test
  void noBitOfItCanBeChanged() {
    String jwt = at(NOW).sign(TOKEN);
    String more = jwt.replace(part(jwt, 1), encoded(payload(jwt).replace(":7", ":70")));
    assertThat(payload(more)).contains("\"maxCalls\":70");
    assertThat(at(NOW).read(more)).isEmpty();
    String none = jwt.replace(part(jwt, 0), encoded(header(jwt).replace("HS256", "none")));
    assertThat(at(NOW).read(none)).isEmpty();
    assertThat(at(NOW).read(none.substring(0, none.lastIndexOf('.') + 1))).isEmpty();
    assertThat(at(NOW).read(jwt.substring(0, jwt.lastIndexOf('.') + 1))).isEmpty();
    for (int i = 0; i < jwt.length() - 1; i++) { // The last character has spare bits.
      char other = jwt.charAt(i) == 'A' ? 'B' : 'A';
      assertThat(at(NOW).read(jwt.substring(0, i) + other + jwt.substring(i + 1)))
          .as("at %d", i)
          .isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({"..", "a.b.c", "e30.e30.", "e30.e30.e30", "{}.{}.{}", "eyJhbGciOiJIUzI1NiJ9.W10."})
  void rubbishIsRefused(String text) {
    assertThat(at(NOW).read(text)).isEmpty();
    assertThat(at(NOW).read(at(NOW).sign(TOKEN) + "A".repeat(4_096))).isEmpty();
  }

  private static String forged(Consumer<JwtClaims> claims, Consumer<JsonWebSignature> header) {
    try {
      String own = at(NOW).sign(TOKEN);
      JwtClaims changed = JwtClaims.parse(payload(own));
      claims.accept(changed);
      JsonWebSignature jws = new JsonWebSignature();
      jws.setHeader("typ", ClientTokenSignature.TYPE);
      jws.setAlgorithmHeaderValue("HS256");
      jws.setKeyIdHeaderValue(header(own).replaceAll(".*\"kid\":\"([0-9a-f]+)\".*", "$1"));
      jws.setKey(ownKey());
      jws.setDoKeyValidation(false);
      jws.setPayload(changed.toJson());
      header.accept(jws);
      return jws.getCompactSerialization();
    } catch (JoseException | InvalidJwtException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Key ownKey() {
    return new SecretKeySpec(seal(KEY, null).of("client-token"), "HmacSHA256");
  }

  private static KeyPair rsa() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2_048);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String part(String jwt, int index) {
    return jwt.split("\\.", -1)[index];
  }

  private static String header(String jwt) {
    return decoded(part(jwt, 0));
  }

  private static String payload(String jwt) {
    return decoded(part(jwt, 1));
  }

  private static String decoded(String text) {
    return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static ClientTokenSignature at(Instant now) {
    return signature(KEY, null, "dialbridge", now);
  }

  private static ClientTokenSignature signature(
      String key, @Nullable String previousKey, String audience, Instant now) {
    AccessConfig config =
        new AccessConfig() {
          @Override
          public Optional<String> deskKey() {
            return Optional.empty();
          }

          @Override
          public String tokenAudience() {
            return audience;
          }

          @Override
          public Map<String, Role> roles() {
            return Map.of();
          }
        };
    return new ClientTokenSignature(
        seal(key, previousKey), config, Clock.fixed(now, ZoneOffset.UTC));
  }

  private static Seal seal(String key, @Nullable String previousKey) {
    return new Seal(
        new SealingConfig() {
          @Override
          public String key() {
            return key;
          }

          @Override
          public Optional<String> previousKey() {
            return Optional.ofNullable(previousKey);
          }
        });
  }
}
