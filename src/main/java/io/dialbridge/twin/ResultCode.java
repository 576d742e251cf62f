package io.dialbridge.twin;

/**
 * One way to answer a request.
 *
 * @param code digits; a string on the wire
 * @param httpStatus the HTTP status that goes with it
 * @param description {@code resultdesc}, to which some codes append a detail
 */
record ResultCode(String code, int httpStatus, String description) {
  ResultCode {
    if (!code.matches("\\d{1,32}")) {
      throw new IllegalArgumentException("A result code has 1 to 32 digits, unlike " + code + ".");
    }
  }
}
