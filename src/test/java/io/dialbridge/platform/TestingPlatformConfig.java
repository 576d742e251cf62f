package io.dialbridge.platform;

import java.net.URI;
import java.time.ZoneOffset;

/** What matters to headers; the rest is never asked for. */
record TestingPlatformConfig(SignatureScheme scheme, ZoneOffset createdOffset)
    implements PlatformConfig {
  @Override
  public URI url() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int connectTimeoutMillis() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int answerTimeoutMillis() {
    throw new UnsupportedOperationException();
  }

  @Override
  public int maxConcurrentRequests() {
    throw new UnsupportedOperationException();
  }
}
