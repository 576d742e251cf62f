package io.dialbridge.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TestingFacade.Answer;
import io.dialbridge.testing.TwinBeside;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.PublicKey;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwk.PublicJsonWebKey;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** People come in with tokens of their issuer, and may do what their roles give them. */
@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
@QuarkusTestResource(value = TestingIssuer.Beside.class, restrictToAnnotatedClass = true)
@TestProfile(PeopleProfile.class)
class PeopleTest {
  private static final PublicJsonWebKey RSA = PersonToken.rsa("rsa-1");
  private static final PublicJsonWebKey EC = PersonToken.ec("ec-1");
  private static final PublicJsonWebKey OTHER = PersonToken.rsa("rsa-1");
  private static final String DISPATCHER = "voice:dispatcher";

  private final TestingFacade facade = TestingFacade.ofTest();
  private final String subject = UUID.randomUUID().toString();

  @BeforeAll
  static void theIssuerHasKeys() {
    TestingIssuer.publish(PersonToken.jwks(RSA, EC));
    // The service had asked before there were any.
    await()
        .until(
            () ->
                TestingFacade.ofTest()
                        .with(PersonToken.of(RSA, "first", "reader"))
                        .get("/v1/calls")
                        .status()
                    == 200);
  }

  @Test
  void aDispatcherPlacesAndSeesCalls() {
    TestingFacade person = person(DISPATCHER);

    Answer placed = place(person, "courier");
    assertThat(placed.status()).as(placed.raw().body()).isEqualTo(201);
    String path = "/v1/calls/" + placed.body().path("id").asText();
    assertThat(person.get(path).status()).isEqualTo(200);
    assertThat(person.get(path).header("RateLimit-Policy")).startsWith("\"requests\"");
    // An idempotency key belongs to the person, whatever token they have by now.
    String body = body("courier");
    Map<String, String> key = Map.of("Idempotency-Key", subject);
    Answer first = person.post("/v1/callbacks", body, key);
    Answer again = person(DISPATCHER).post("/v1/callbacks", body, key);
    assertThat(again.body().path("id")).isEqualTo(first.body().path("id"));
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    Answer others = another(DISPATCHER).post("/v1/callbacks", body, key);
    assertThat(others.body().path("id")).isNotEqualTo(first.body().path("id"));
  }

  @Test
  void aTokenUnderAnEllipticCurveDoesAsWell() {
    assertThat(facade.with(PersonToken.of(EC, subject, "reader")).get("/v1/calls").status())
        .isEqualTo(200);
  }

  @Test
  void clocksMayDifferByHalfAMinute() {
    JwtClaims expired = PersonToken.claims(subject, "reader");
    expired.setExpirationTime(PersonToken.in(-20));
    assertThat(statusOf(expired)).isEqualTo(200);
    JwtClaims early = PersonToken.claims(subject, "reader");
    early.setNotBefore(PersonToken.in(20));
    assertThat(statusOf(early)).isEqualTo(200);
  }

  static Stream<Arguments> wrong() {
    return Stream.of(
        claims("expired", claims -> claims.setExpirationTime(PersonToken.in(-40))),
        claims("without an end", claims -> claims.unsetClaim("exp")),
        claims("not yet valid", claims -> claims.setNotBefore(PersonToken.in(60))),
        claims("for another service", claims -> claims.setAudience("shop")),
        claims("for a service of a longer name", claims -> claims.setAudience("voices")),
        claims("for nobody", claims -> claims.unsetClaim("aud")),
        claims("of another issuer", claims -> claims.setIssuer("http://127.0.0.1:8087/other")),
        claims("of nobody", claims -> claims.unsetClaim("iss")),
        claims("of this service", claims -> claims.setIssuer("dialbridge")),
        claims("without a subject", claims -> claims.unsetClaim("sub")),
        claims("with a blank subject", claims -> claims.setSubject(" ")),
        claims("with a subject that is none", claims -> claims.setClaim("sub", List.of("x"))),
        claims("a refresh token", claims -> claims.setClaim("typ", "Refresh")),
        claims("of a time that is none", claims -> claims.setClaim("exp", "tomorrow")),
        header("of an unknown key", jws -> jws.setKeyIdHeaderValue("rsa-9")),
        header("of the key of another algorithm", jws -> jws.setKeyIdHeaderValue("ec-1")),
        header("of no key", jws -> jws.getHeaders().setStringHeaderValue("kid", null)),
        header("of another signer", jws -> jws.setKey(OTHER.getPrivateKey())),
        header(
            "of another signer who brings the key along",
            jws -> {
              jws.setJwkHeader(OTHER);
              jws.getHeaders().setStringHeaderValue("kid", null);
              jws.setKey(OTHER.getPrivateKey());
            }),
        header("of a client token's type", jws -> jws.setHeader("typ", ClientTokenSignature.TYPE)),
        header(
            "unsigned",
            jws -> {
              jws.setAlgorithmConstraints(AlgorithmConstraints.NO_CONSTRAINTS);
              jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
              jws.setKey(null);
            }),
        header("signed with the public key's bytes", hmac(RSA.getPublicKey().getEncoded())),
        header("signed with the public key as text", hmac(pem(RSA.getPublicKey()))),
        Arguments.of("tampered", tampered()),
        Arguments.of("without a signature", cut(1) + "."),
        Arguments.of("a header twice", cut(0) + "." + cut(0) + "." + cut(0)),
        Arguments.of("empty", ".."),
        Arguments.of("a header alone", "e30.."),
        Arguments.of("no content", cut(0) + ".." + cut(2)),
        Arguments.of("a content that is none", cut(0) + ".a~." + cut(2)),
        Arguments.of("no JSON", "YWJj.YWJj.YWJj"),
        Arguments.of("a number", "MQ.MQ.MQ"),
        Arguments.of("a list", "W10.W10.W10"),
        Arguments.of("empty objects", "e30.e30.e30"),
        Arguments.of("no Base64", "a~.b~.c~"),
        Arguments.of("with a blank", "a. .c"),
        Arguments.of("large", "e30." + "A".repeat(12_000) + ".e30"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("wrong")
  void aWrongTokenIsRefusedHoweverItIsWrong(String how, String token) {
    Answer answer = facade.with(token).get("/v1/calls");

    assertThat(answer.status()).as(answer.raw().body()).isEqualTo(401);
    assertThat(answer.header("WWW-Authenticate")).isEqualTo("Bearer");
    assertThat(answer.raw().body())
        .isEqualTo(facade.with("dbk_wrong").get("/v1/calls").raw().body());
  }

  @Test
  void theRightTokenIsRight() {
    assertThat(statusOf(PersonToken.claims(subject, "reader"))).isEqualTo(200);
  }

  /** Roles in the token, and what a call, its events, the audit log and the causes answer. */
  @ParameterizedTest
  @CsvSource({
    "voice:dispatcher, 201, 200, 403, 200",
    "reader,           403, 404, 403, 200",
    "supervisor,       403, 200, 200, 200",
    "reader supervisor,403, 200, 200, 200",
    "keeper,           403, 200, 403, 200",
    "reader keeper,    403, 200, 403, 200",
    // What isn't configured gives nothing, not even where it has the name of a scope.
    "manage,           403, 403, 403, 403",
    "audit:read calls:read, 403, 403, 403, 403",
    "Reader,           403, 403, 403, 403",
    "unknown,          403, 403, 403, 403",
  })
  void rolesGiveScopesAndApps(String roles, int place, int see, int audit, int causes) {
    String call = place(facade, "courier").body().path("id").asText();
    TestingFacade person = person(roles.split(" "));

    assertThat(place(person, "courier").status()).isEqualTo(place);
    assertThat(person.get("/v1/calls/" + call).status()).isEqualTo(see);
    assertThat(person.get("/v1/audit?limit=1").status()).isEqualTo(audit);
    assertThat(person.get("/v1/causes").status()).isEqualTo(causes);
  }

  @Test
  void withoutRolesNothingIsAllowedAndThatIsWrittenDown() {
    TestingFacade person = person();

    assertThat(person.get("/v1/causes").status()).isEqualTo(403);
    assertThat(person.get("/v1/keys").status()).isEqualTo(403);

    await()
        .untilAsserted(
            () ->
                assertThat(audit("oidc:" + subject))
                    .extracting(
                        entry ->
                            entry.path("target").asText() + ": " + entry.path("reason").asText())
                    .containsExactlyInAnyOrder(
                        "GET /v1/causes: more than its apps and scopes allow",
                        "GET /v1/keys: needs manage"));
  }

  /** With none more than they have themselves. */
  @Test
  void whoManagesMakesKeysUnderTheirName() {
    TestingFacade keeper = person("keeper");

    Answer made = makeKey(keeper, "calls:read", "[\"courier\"]");
    assertThat(made.status()).as(made.raw().body()).isEqualTo(201);
    assertThat(made.body().at("/key/createdBy").asText()).isEqualTo("oidc:" + subject);
    assertThat(facade.with(made.body().path("secret").asText()).get("/v1/calls").status())
        .isEqualTo(200);
    JsonNode entry = audit("oidc:" + subject).getFirst();
    assertThat(entry.path("action").asText()).isEqualTo("key.created");
    assertThat(entry.path("address").asText()).isEqualTo("127.0.0.1");

    assertThat(makeKey(keeper, "bills:read", "[\"courier\"]").status()).isEqualTo(422);
    assertThat(makeKey(keeper, "calls:read", "[\"notice\"]").status()).isEqualTo(422);
    assertThat(makeKey(keeper, "calls:read", "null").status()).isEqualTo(422);
    assertThat(makeKey(person("reader"), "calls:read", "[\"notice\"]").status()).isEqualTo(403);
  }

  @Test
  void nobodyGetsAClientTokenWithoutAKey() {
    Answer answer =
        person("keeper")
            .post("/v1/client-tokens", "{\"subject\":\"u\",\"kinds\":[\"callback\"]}", Map.of());

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body().path("detail").asText()).contains("only an API key");
  }

  @Test
  void keysAndClientTokensAreTakenAsBefore() {
    assertThat(facade.get("/v1/calls").status()).isEqualTo(200);
    Answer token =
        facade.post("/v1/client-tokens", "{\"subject\":\"u\",\"kinds\":[\"callback\"]}", Map.of());
    TestingFacade page = facade.with(token.body().path("token").asText());
    assertThat(page.get("/v1/calls").status()).isEqualTo(200);
    assertThat(page.get("/v1/bills").status()).isEqualTo(403);
  }

  @Test
  void theIssuersNewKeyIsFetched() {
    PublicJsonWebKey next = PersonToken.rsa("rsa-2");
    TestingFacade person = facade.with(PersonToken.of(next, subject, "reader"));
    assertThat(person.get("/v1/calls").status()).isEqualTo(401);

    TestingIssuer.publish(PersonToken.jwks(RSA, EC, next));
    await().atMost(Duration.ofSeconds(5)).until(() -> person.get("/v1/calls").status() == 200);
  }

  private TestingFacade person(String... roles) {
    return facade.with(PersonToken.of(RSA, subject, roles));
  }

  private TestingFacade another(String... roles) {
    return facade.with(PersonToken.of(RSA, UUID.randomUUID().toString(), roles));
  }

  private int statusOf(JwtClaims claims) {
    return facade.with(PersonToken.sign(RSA, claims, jws -> {})).get("/v1/calls").status();
  }

  private List<JsonNode> audit(String actor) {
    JsonNode items = facade.get("/v1/audit?actor=" + actor).body().path("items");
    return items.valueStream().toList();
  }

  private static Answer place(TestingFacade by, String app) {
    return by.placeCallback(body(app));
  }

  private static String body(String app) {
    return "{\"caller\":\"+8615400012090\",\"callee\":\"+8615400012091\",\"app\":\"%s\"}"
        .formatted(app);
  }

  private Answer makeKey(TestingFacade by, String scope, String apps) {
    return by.post(
        "/v1/keys",
        "{\"name\":\"people-%s\",\"scopes\":[\"%s\"],\"apps\":%s}"
            .formatted(UUID.randomUUID(), scope, apps),
        Map.of());
  }

  private static Arguments claims(String how, Consumer<JwtClaims> change) {
    JwtClaims claims = PersonToken.claims("u", "reader");
    change.accept(claims);
    return Arguments.of(how, PersonToken.sign(RSA, claims, jws -> {}));
  }

  private static Arguments header(String how, Consumer<JsonWebSignature> change) {
    return Arguments.of(how, PersonToken.sign(RSA, PersonToken.claims("u", "reader"), change));
  }

  private static Consumer<JsonWebSignature> hmac(byte[] key) {
    return jws -> {
      jws.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
      jws.setKey(new HmacKey(key));
    };
  }

  private static byte[] pem(PublicKey key) {
    StringWriter text = new StringWriter();
    text.write("-----BEGIN PUBLIC KEY-----\n");
    text.write(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key.getEncoded()));
    text.write("\n-----END PUBLIC KEY-----\n");
    return text.toString().getBytes(StandardCharsets.US_ASCII);
  }

  /** Another person under the signature. */
  private static String tampered() {
    String other = PersonToken.of(RSA, "somebody-else", "supervisor");
    return cut(0) + "." + other.split("\\.")[1] + "." + cut(2);
  }

  /** A part of a right token; 1: all before its signature. */
  private static String cut(int part) {
    String token = PersonToken.of(RSA, "u", "reader");
    String[] parts = token.split("\\.");
    return part == 1 ? parts[0] + "." + parts[1] : parts[part];
  }
}
