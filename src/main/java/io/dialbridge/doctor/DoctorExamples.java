package io.dialbridge.doctor;

/** Examples in the description of the API. */
final class DoctorExamples {
  static final String REPORT =
      """
      {"examinedAt":"2026-01-15T08:30:20Z","tookMillis":412,"verdict":"failed","lines":[{"name":"platform-connection","verdict":"ok","seen":"192.0.2.10, port 443, takes connections, after 31 ms.","advice":null},{"name":"clock-platform","verdict":"ok","seen":"Our clock is +0.2 s against the platform's, give or take 0.6 s.","advice":null},{"name":"credentials.courier","verdict":"failed","seen":"The platform answered 1010003 Invalid app_key: The platform does not know the app_key.","advice":"Check the configured app_key."}]}""";

  private DoctorExamples() {}
}
