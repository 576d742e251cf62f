package io.dialbridge.twin;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Judges a request's headers (rtc_05_0006) and tells whose app it comes from. */
final class RequestGate {
  private static final Duration STRICT = Duration.ofMinutes(5);
  private static final Duration BEIJING_AHEAD = Duration.ofHours(8);

  private final TwinConfig config;
  private final Clock clock;
  private final AddressLock lock;
  private final Map<String, TwinApp> apps;

  RequestGate(TwinConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
    this.lock = new AddressLock(config, clock);
    this.apps = config.apps().stream().collect(Collectors.toMap(TwinApp::key, Function.identity()));
  }

  TwinApp admit(HttpServerRequest request) {
    String address = request.remoteAddress().hostAddress();
    if (lock.isLocked(address)) {
      throw new RequestRefused(ResultCodes.ADDRESS_LOCKED);
    }
    try {
      TwinApp app = authenticate(request.headers());
      lock.succeeded(address);
      return app;
    } catch (RequestRefused refused) {
      lock.failed(address);
      throw refused;
    }
  }

  /** ASSUMED order: shape of the headers, then key, digest, clock. */
  private TwinApp authenticate(MultiMap headers) {
    String authorization = headers.get("Authorization");
    AuthScheme scheme = AuthScheme.of(authorization, headers);
    scheme.checkAuthorization(authorization == null ? "" : authorization);
    UsernameToken token = scheme.readToken(headers);
    TwinApp app = apps.get(token.username());
    if (app == null) {
      throw new RequestRefused(ResultCodes.INVALID_KEY);
    }
    String expected = scheme.digest(app.secret(), token.nonce(), token.created());
    if (!same(expected, token.digest())) {
      throw new RequestRefused(ResultCodes.UNAUTHENTICATED);
    }
    if (!isTimely(token.created())) {
      throw new RequestRefused(ResultCodes.TIME_LIMIT);
    }
    return app;
  }

  private static boolean same(String expected, String given) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), given.getBytes(StandardCharsets.UTF_8));
  }

  private boolean isTimely(String created) {
    @Nullable Instant instant = PlatformTime.readCreated(created).orElse(null);
    if (instant == null) {
      return false;
    }
    Duration ahead = Duration.between(clock.instant(), instant);
    if (config.strictClock()) {
      return ahead.abs().compareTo(STRICT) <= 0
          || ahead.minus(BEIJING_AHEAD).abs().compareTo(STRICT) <= 0;
    }
    return ahead.abs().compareTo(config.clockWindow()) < 0;
  }
}
