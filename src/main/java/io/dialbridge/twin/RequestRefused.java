package io.dialbridge.twin;

import org.jspecify.annotations.Nullable;

/** The platform's answer to a request that it does not carry out. */
final class RequestRefused extends RuntimeException {
  private final transient ResultCode code;
  private final String detail;
  private final @Nullable Integer idlePort;

  RequestRefused(ResultCode code) {
    this(code, "");
  }

  /**
   * A refusal that names what is wrong.
   *
   * @param detail goes behind the code's text, as the platform does it without a space
   */
  RequestRefused(ResultCode code, String detail) {
    this(code, detail, null);
  }

  private RequestRefused(ResultCode code, String detail, @Nullable Integer idlePort) {
    super(code.code(), null, false, false);
    this.code = code;
    this.detail = detail;
    this.idlePort = idlePort;
  }

  RequestRefused withIdlePort(int ports) {
    return new RequestRefused(code, detail, ports);
  }

  /** Null when the answer does not tell it. */
  @Nullable Integer idlePort() {
    return idlePort;
  }

  ResultCode code() {
    return code;
  }

  /** {@code resultdesc}, at most 128 characters. */
  String description() {
    String whole = code.description() + detail;
    return whole.length() <= 128 ? whole : whole.substring(0, 128);
  }
}
