package io.dialbridge.outbound;

import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;

/**
 * Where a request may go, as it was judged: whoever sends it connects to that address and to no
 * other, so that a second answer of the name server can't lead elsewhere.
 *
 * @param at the address that its host's name was resolved to
 */
public record Destination(URI uri, InetAddress at) {
  /** The port that the address names, or that of its scheme. */
  public static int portOf(URI uri) {
    return uri.getPort() == -1 ? usualPort(uri) : uri.getPort();
  }

  public static int usualPort(URI uri) {
    return isHttps(uri) ? 443 : 80;
  }

  public static boolean isHttps(URI uri) {
    return "https".equalsIgnoreCase(uri.getScheme());
  }

  public boolean isTls() {
    return isHttps(uri);
  }

  public String host() {
    return uri.getHost();
  }

  public int port() {
    return portOf(uri);
  }

  public String pathAndQuery() {
    String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
    return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
  }

  /**
   * A request to the address, while certificate, SNI and Host are those of the name. Redirects are
   * not followed.
   */
  public RequestOptions request(HttpMethod method) {
    return new RequestOptions()
        .setMethod(method)
        .setServer(SocketAddress.inetSocketAddress(port(), at.getHostAddress()))
        .setHost(host())
        .setPort(port())
        .setSsl(isTls())
        .setURI(pathAndQuery())
        .setFollowRedirects(false);
  }

  /** Without path and query, which may open something to whoever reads them. */
  @Override
  public String toString() {
    return host();
  }
}
