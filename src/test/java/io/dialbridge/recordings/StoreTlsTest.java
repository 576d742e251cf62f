package io.dialbridge.recordings;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialbridge.outbound.Destination;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The certificate is judged by the name in the address, though the connection goes to a number. */
class StoreTlsTest {
  private static final String PASSWORD = "changeit";

  private final Vertx vertx = Vertx.vertx();

  @TempDir private Path keys;
  private TestingStore away;

  @BeforeEach
  void startWithACertificateOfStoreTest() throws Exception {
    makeKey();
    away =
        TestingStore.start(
                vertx, new HttpServerOptions().setSsl(true).setSni(true).setKeyCertOptions(pfx()))
            .on("/a.wav", request -> request.response().end("sound"));
  }

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void acceptsTheTrustedCertificateOfTheName() {
    assertThat(fetch("store.test", trusting())).isInstanceOf(StoreAnswer.Opened.class);
    TestingStore.Seen seen = away.seen().remove();
    assertThat(seen.serverName()).isEqualTo("store.test");
    assertThat(seen.headers()).containsEntry("host", "store.test:" + away.port());
  }

  @Test
  void refusesTheTrustedCertificateOfAnotherName() {
    assertThat(fetch("other.test", trusting())).isInstanceOf(StoreAnswer.Unusable.class);
    assertThat(away.seen()).isEmpty();
  }

  @Test
  void refusesACertificateThatTheJvmDoesNotTrust() {
    assertThat(fetch("store.test", new HttpClientOptions()))
        .isInstanceOf(StoreAnswer.Unusable.class);
    assertThat(away.seen()).isEmpty();
  }

  private StoreAnswer fetch(String host, HttpClientOptions tls) {
    RecordingStore store = new RecordingStore(vertx, TestingRecordingsConfig.standard(), tls);
    URI address = URI.create("https://" + host + ":" + away.port() + "/a.wav");
    return store.fetch(new Destination(address, InetAddress.getLoopbackAddress()), null);
  }

  private HttpClientOptions trusting() {
    return new HttpClientOptions().setTrustOptions(pfx());
  }

  private PfxOptions pfx() {
    return new PfxOptions().setPath(keyFile()).setPassword(PASSWORD);
  }

  private String keyFile() {
    return keys.resolve("store.p12").toString();
  }

  /** By the JDK's own tool: nothing secret is committed, and nothing ever expires. */
  private void makeKey() throws IOException, InterruptedException {
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "store",
                "-keyalg",
                "EC",
                "-dname",
                "CN=store.test",
                "-ext",
                "san=dns:store.test",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                keyFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(keytool.getInputStream().readAllBytes());
    assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(keytool.exitValue()).as(said).isZero();
  }
}
