package io.dialbridge.doctor;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsParameters;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import org.jspecify.annotations.Nullable;

/** A server by TLS on this machine that answers everything alike. */
final class TestingDoor implements AutoCloseable {
  private final HttpsServer server;
  private final List<String> asked = new CopyOnWriteArrayList<>();

  /**
   * @param suites that it offers, with TLS 1.2 only; null: as Java does
   */
  TestingDoor(SSLContext tls, @Nullable String suites, int status, String body) throws IOException {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(tls) {
          @Override
          public void configure(HttpsParameters parameters) {
            if (suites != null) {
              SSLParameters limited = tls.getDefaultSSLParameters();
              limited.setProtocols(new String[] {"TLSv1.2"});
              limited.setCipherSuites(suites.split(","));
              parameters.setSSLParameters(limited);
            }
          }
        });
    server.createContext(
        "/",
        exchange -> {
          asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
          exchange.getRequestBody().readAllBytes();
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          try (OutputStream out = exchange.getResponseBody()) {
            out.write(bytes);
          }
        });
    server.start();
  }

  int port() {
    return server.getAddress().getPort();
  }

  List<String> asked() {
    return asked;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
