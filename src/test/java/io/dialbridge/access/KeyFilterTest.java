package io.dialbridge.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.dialbridge.testing.TwinBeside;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Nobody comes in without a key, not even to learn which paths there are. */
@QuarkusTest
@QuarkusTestResource(TwinBeside.class)
class KeyFilterTest {
  @ParameterizedTest
  @CsvSource({
    "GET, /v1/calls, , 401",
    "GET, /v1/calls, Bearer, 401",
    "GET, /v1/calls, Bearer wrong, 401",
    "GET, /v1/calls, Basic dialbridge-dev, 401",
    "GET, /v1/calls, dialbridge-dev, 401",
    "GET, /v1//calls, , 401",
    "GET, //v1/calls, , 401",
    "GET, /v1/%63alls, , 401",
    "GET, /%76%31/calls, , 401",
    "GET, /x/../v1/calls, , 401",
    "POST, /v1/callbacks, , 401",
    "GET, /v1/nothing, , 401",
    "GET, /v1/calls, Bearer dialbridge-dev, 200",
    "GET, /v1/calls, bearer dialbridge-dev, 200",
  })
  void aKeyIsNeeded(String method, String path, String authorization, int status)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:8081" + path))
            .method(method, HttpRequest.BodyPublishers.ofString("{}"))
            .header("Content-Type", "application/json");
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    if (status == 401) {
      assertThat(answer.headers().firstValue("WWW-Authenticate")).contains("Bearer");
      assertThat(answer.body()).contains("unauthenticated").doesNotContain("wrong");
    }
  }
}
