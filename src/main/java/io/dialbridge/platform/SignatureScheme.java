package io.dialbridge.platform;

/** The platform's two header schemes. */
public enum SignatureScheme {
  /** {@code X-AKSK} with an HMAC-SHA256 digest; documented since 2022. */
  AKSK,
  /** {@code X-WSSE} with a SHA-256 digest; the older scheme on the same paths. */
  WSSE
}
