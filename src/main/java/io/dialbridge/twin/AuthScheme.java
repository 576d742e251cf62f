package io.dialbridge.twin;

import io.vertx.core.MultiMap;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The two ways to sign a request, each with the codes for what its headers lack (rtc_04_0030). */
enum AuthScheme {
  AKSK("AKSK", "X-AKSK", "1023033", "1023038", "1023034", "1023035", "1023036", "1023037") {
    @Override
    String digest(String secret, String nonce, String created) {
      return TwinSignature.aksk(secret, nonce, created);
    }
  },
  /** The scheme before AKSK; whether the platform still takes it is not known. */
  WSSE("WSSE", "X-WSSE", "1023026", "1023031", "1023027", "1023028", "1023029", "1023030") {
    @Override
    String digest(String secret, String nonce, String created) {
      return TwinSignature.wsse(secret, nonce, created);
    }
  };

  /** Parts may be separated by a comma with or without a space. */
  private static final Pattern PART = Pattern.compile("([A-Za-z]+)\\s*=\\s*\"([^\"]*)\"");

  private static final Pattern NONCE = Pattern.compile("[0-9A-Za-z]{1,128}");

  private final String word;
  private final String header;
  private final String noHeader;
  private final String noToken;
  private final String noUsername;
  private final String noNonce;
  private final String noCreated;
  private final String noDigest;

  AuthScheme(
      String word,
      String header,
      String noHeader,
      String noToken,
      String noUsername,
      String noNonce,
      String noCreated,
      String noDigest) {
    this.word = word;
    this.header = header;
    this.noHeader = noHeader;
    this.noToken = noToken;
    this.noUsername = noUsername;
    this.noNonce = noNonce;
    this.noCreated = noCreated;
    this.noDigest = noDigest;
  }

  abstract String digest(String secret, String nonce, String created);

  /** The scheme that Authorization names; without one, the scheme of the headers is missed. */
  static AuthScheme of(@Nullable String authorization, MultiMap headers) {
    if (authorization == null || authorization.isBlank()) {
      throw new RequestRefused(ResultCodes.UNAUTHENTICATED);
    }
    for (AuthScheme scheme : values()) {
      if (authorization.equals(scheme.word) || authorization.startsWith(scheme.word + " ")) {
        return scheme;
      }
    }
    throw refused(headers.contains("X-WSSE") ? "1023013" : "1023032");
  }

  void checkAuthorization(String authorization) {
    Map<String, String> parts = parts(authorization);
    String realm = present(parts, "realm", "1023007");
    String profile = present(parts, "profile", "1023008");
    String type = present(parts, "type", "1023012");
    if (!realm.equals("SDP")) {
      throw refused("1023009");
    }
    if (!profile.equals("UsernameToken")) {
      throw refused("1023010");
    }
    if (!type.equals("Appkey")) {
      throw refused("1023011");
    }
  }

  UsernameToken readToken(MultiMap headers) {
    String value = headers.get(header);
    if (value == null || value.isBlank()) {
      throw refused(noHeader);
    }
    if (!value.startsWith("UsernameToken ")) {
      throw refused(noToken);
    }
    Map<String, String> parts = parts(value);
    String username = present(parts, "Username", noUsername);
    String nonce = present(parts, "Nonce", noNonce);
    String created = present(parts, "Created", noCreated);
    String digest = present(parts, "PasswordDigest", noDigest);
    // ASSUMED: a nonce outside the documented alphabet counts as none.
    if (!NONCE.matcher(nonce).matches()) {
      throw refused(noNonce);
    }
    return new UsernameToken(username, digest, nonce, created);
  }

  private static Map<String, String> parts(String value) {
    Map<String, String> parts = new HashMap<>();
    Matcher matcher = PART.matcher(value);
    while (matcher.find()) {
      parts.putIfAbsent(matcher.group(1), matcher.group(2));
    }
    return parts;
  }

  private static String present(Map<String, String> parts, String name, String missing) {
    String value = parts.get(name);
    if (value == null || value.isEmpty()) {
      throw refused(missing);
    }
    return value;
  }

  private static RequestRefused refused(String code) {
    return new RequestRefused(ResultCodes.of(code));
  }
}
