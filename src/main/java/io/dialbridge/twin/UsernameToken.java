package io.dialbridge.twin;

/** The four parts of an X-AKSK or X-WSSE header. */
record UsernameToken(String username, String digest, String nonce, String created) {}
