package io.dialbridge.access;

import io.dialbridge.values.Seal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.NumericDate;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.jwx.JsonWebStructure;
import org.jose4j.keys.resolvers.VerificationKeyResolver;
import org.jose4j.lang.JoseException;
import org.jose4j.lang.UnresolvableKeyException;

/**
 * Makes client tokens and knows them again: JWTs (RFC 7519) under HS256 and no other algorithm, by
 * a key of their own that is made from the sealing key, so that both are rotated together.
 */
@ApplicationScoped
class ClientTokenSignature {
  static final String ISSUER = "dialbridge";

  /** Told in the header, so that no other token can pass for one of these (RFC 8725, 3.11). */
  static final String TYPE = "client-token+jwt";

  /** By how much the clocks of replicas may differ. */
  static final int SKEW_SECONDS = 30;

  private static final String PURPOSE = "client-token";
  private static final String NAME_PURPOSE = "client-token-key-id";
  private static final int NAME_BYTES = 4;

  /** Ours have some 600; a longer one is not even looked at. */
  private static final int MOST_CHARACTERS = 2_048;

  private static final String KINDS = "kinds";
  private static final String APP = "app";
  private static final String WATCH = "watch";
  private static final String MAX_CALLS = "maxCalls";
  private static final String KEY = "key";

  private final AccessConfig config;
  private final Clock clock;

  /** By their names; today's first, by which tokens are signed. */
  private final Map<String, SecretKeySpec> keys = new LinkedHashMap<>();

  ClientTokenSignature(Seal seal, AccessConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
    List<byte[]> names = seal.all(NAME_PURPOSE);
    List<byte[]> secrets = seal.all(PURPOSE);
    for (int i = 0; i < secrets.size(); i++) {
      keys.put(
          HexFormat.of().formatHex(Arrays.copyOf(names.get(i), NAME_BYTES)),
          new SecretKeySpec(secrets.get(i), "HmacSHA256"));
    }
  }

  String sign(ClientToken token) {
    JwtClaims claims = new JwtClaims();
    claims.setIssuer(ISSUER);
    claims.setAudience(config.tokenAudience());
    claims.setSubject(token.subject());
    claims.setIssuedAt(date(token.issuedAt()));
    claims.setNotBefore(date(token.issuedAt()));
    claims.setExpirationTime(date(token.expiresAt()));
    claims.setJwtId(token.id().toString());
    claims.setClaim(KEY, token.key().toString());
    claims.setStringListClaim(KINDS, List.copyOf(token.kinds()));
    claims.setClaim(MAX_CALLS, token.maxCalls());
    if (token.app() != null) {
      claims.setClaim(APP, token.app());
    }
    if (token.watched() != null) {
      claims.setClaim(WATCH, token.watched().toString());
    }
    Map.Entry<String, SecretKeySpec> today = keys.entrySet().iterator().next();
    JsonWebSignature signature = new JsonWebSignature();
    signature.setPayload(claims.toJson());
    signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
    signature.setHeader("typ", TYPE);
    signature.setKeyIdHeaderValue(today.getKey());
    signature.setKey(today.getValue());
    try {
      return signature.getCompactSerialization();
    } catch (JoseException e) {
      throw new IllegalStateException("HS256 under a key of 256 bit always works", e);
    }
  }

  private static NumericDate date(Instant time) {
    return NumericDate.fromSeconds(time.getEpochSecond());
  }

  /** Whether it is a JWT that doesn't say of itself that it is one of these. */
  static boolean isAnothers(String jwt) {
    try {
      return !TYPE.equals(
          JsonWebStructure.fromCompactSerialization(jwt).getHeaders().getObjectHeaderValue("typ"));
    } catch (JoseException e) {
      return false;
    }
  }

  /** What a token says that was made here, for here, and is valid now. */
  Optional<ClientToken> read(String jwt) {
    if (jwt.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    try {
      JwtClaims claims =
          new JwtConsumerBuilder()
              .setJwsAlgorithmConstraints(ConstraintType.PERMIT, AlgorithmIdentifiers.HMAC_SHA256)
              .setVerificationKeyResolver(keyResolver())
              .setExpectedType(true, TYPE)
              .setExpectedIssuer(true, ISSUER)
              .setExpectedAudience(true, config.tokenAudience())
              .setRequireSubject()
              .setRequireJwtId()
              .setRequireIssuedAt()
              .setRequireNotBefore()
              .setRequireExpirationTime()
              .setAllowedClockSkewInSeconds(SKEW_SECONDS)
              .setEvaluationTime(NumericDate.fromMilliseconds(clock.millis()))
              .build()
              .processToClaims(jwt);
      return Optional.of(tokenOf(claims));
    } catch (InvalidJwtException | MalformedClaimException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private VerificationKeyResolver keyResolver() {
    return (signature, nesting) -> {
      SecretKeySpec key = keys.get(signature.getKeyIdHeaderValue());
      if (key == null) {
        throw new UnresolvableKeyException("not a key of ours");
      }
      return key;
    };
  }

  private static ClientToken tokenOf(JwtClaims claims) throws MalformedClaimException {
    for (String needed : List.of(KEY, KINDS, MAX_CALLS)) {
      if (!claims.hasClaim(needed)) {
        throw new MalformedClaimException(needed + " is missing");
      }
    }
    String watched = claims.getStringClaimValue(WATCH);
    return new ClientToken(
        UUID.fromString(claims.getJwtId()),
        UUID.fromString(claims.getStringClaimValue(KEY)),
        claims.getSubject(),
        Set.copyOf(claims.getStringListClaimValue(KINDS)),
        claims.getStringClaimValue(APP),
        watched == null ? null : UUID.fromString(watched),
        claims.getClaimValue(MAX_CALLS, Number.class).intValue(),
        instant(claims.getIssuedAt()),
        instant(claims.getExpirationTime()));
  }

  private static Instant instant(NumericDate date) {
    return Instant.ofEpochSecond(date.getValue());
  }
}
