package io.dialbridge.twin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Each request that the vendor's pages show (rtc_05_0006, 0007, 0013, 0016) is played against the
 * twin as it stands there, apart from host and keys; with the headers as the page writes them and
 * as clients in the field do.
 */
class VendorRequestsTest {
  private static final Clock CLOCK = Clock.systemUTC();
  private static final String NUMBER = "+8675500001111";

  private final TwinApp callback = app("callback", TwinService.CALLBACK);
  private final TwinApp notification = app("notification", TwinService.NOTIFICATION);
  private final TwinApp verification = app("verification", TwinService.VERIFICATION);
  private final Twin twin =
      Twin.start(
          TwinConfig.standard()
              .withPort(0)
              .withSpeed(200)
              .withApps(List.of(callback, notification, verification))
              .withTemplates(
                  List.of(
                      new TwinTemplate(
                          "0123456789abcdef0123456789abcdef", "请于${NUM_2}点前往${TXT_32}。", true))));
  private final TestingReceiver receiver = new TestingReceiver();

  @AfterEach
  void close() {
    twin.close();
    receiver.close();
  }

  @Test
  void everyRequestOnFileIsPlayed() throws IOException {
    assertThat(onFile().keySet())
        .containsExactly("callStop-v2.0", "callVerify-v1.0", "callnotify-v2.0", "click2Call-v2.0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AKSK", "AKSK with spaces", "WSSE"})
  void theRequestsAreTaken(String headers) throws IOException {
    Map<String, String> bodies = onFile();

    String called =
        taken(
            callback,
            PlatformPath.CALLBACK,
            headers,
            // The one address in the examples is not ours to call.
            new JsonObject(bodies.get("click2Call-v2.0"))
                .put("statusUrl", TestingClient.base64(receiver.url()))
                .encode());
    taken(notification, PlatformPath.NOTIFICATION, headers, bodies.get("callnotify-v2.0"));
    taken(verification, PlatformPath.VERIFICATION, headers, bodies.get("callVerify-v1.0"));
    await().atMost(Duration.ofSeconds(10)).until(() -> !receiver.statuses().isEmpty());
    TestingClient.Answer stopped =
        send(
            callback,
            PlatformPath.STOP,
            headers,
            new JsonObject(bodies.get("callStop-v2.0")).put("sessionid", called).encode());

    assertThat(stopped.body()).isEqualTo("{\"resultcode\":\"0\",\"resultdesc\":\"Success\"}");
    // As it stands in the example: a session that this platform never had.
    assertThat(send(callback, PlatformPath.STOP, headers, bodies.get("callStop-v2.0")).code())
        .isEqualTo("1020152");
  }

  private String taken(TwinApp app, PlatformPath path, String headers, String body) {
    TestingClient.Answer answer = send(app, path, headers, body);

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(answer.code()).isEqualTo("0");
    assertThat(answer.description()).isEqualTo("Success");
    return answer.sessionId();
  }

  private TestingClient.Answer send(TwinApp app, PlatformPath path, String headers, String body) {
    TestingClient client = new TestingClient(twin.url(), app, CLOCK);
    return client.post(path.path(), headers(client, app, headers), body);
  }

  private static Map<String, String> headers(TestingClient client, TwinApp app, String form) {
    Map<String, String> headers = new LinkedHashMap<>(client.headers());
    if (form.equals("AKSK with spaces")) {
      headers.compute("X-AKSK", (name, value) -> String.valueOf(value).replace("\",", "\", "));
    }
    if (form.equals("WSSE")) {
      String created = PlatformTime.created(CLOCK.instant(), ZoneOffset.ofHours(8));
      headers.remove("X-AKSK");
      headers.put("Authorization", TestingClient.AUTHORIZATION.replace("AKSK", "WSSE"));
      headers.put(
          "X-WSSE",
          "UsernameToken Username=\"%s\",PasswordDigest=\"%s\",Nonce=\"%s\",Created=\"%s\""
              .formatted(
                  app.key(),
                  TwinSignature.wsse(app.secret(), TestingClient.NONCE, created),
                  TestingClient.NONCE,
                  created));
    }
    return headers;
  }

  private static Map<String, String> onFile() throws IOException {
    try (Stream<Path> files = Files.list(folder())) {
      return files.collect(
          Collectors.toMap(
              file -> file.getFileName().toString().replace(".json", ""),
              VendorRequestsTest::text,
              (one, other) -> one,
              TreeMap::new));
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path folder() {
    try {
      URL folder = VendorRequestsTest.class.getResource("/requests");
      return Path.of(Objects.requireNonNull(folder, "no folder requests").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static TwinApp app(String name, TwinService service) {
    return new TwinApp(
        name,
        service,
        "appkey0EXAMPLE" + name,
        "S3cretExample0123456789abcd",
        List.of(NUMBER),
        true,
        null,
        null);
  }
}
