package io.dialbridge.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A kept-alive HTTP/1.1 connection that can do one thing: send bytes, and see that 200 comes. */
final class PushConnection implements AutoCloseable {
  private static final String LENGTH = "\r\ncontent-length:";

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final byte[] buffer = new byte[8_192];

  PushConnection(String serviceUrl) throws IOException {
    URI service = URI.create(serviceUrl);
    socket = new Socket(service.getHost(), service.getPort());
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(60_000);
    in = socket.getInputStream();
    out = socket.getOutputStream();
  }

  /** Sends a request and waits for the whole of its answer. */
  void send(byte[] request) throws IOException {
    out.write(request);
    int got = 0;
    int wanted = buffer.length;
    while (got < wanted) {
      int read = in.read(buffer, got, buffer.length - got);
      if (read < 0) {
        throw new IOException("the service closed the connection");
      }
      got += read;
      wanted = length(got);
    }
    if (buffer[9] != '2' || buffer[10] != '0' || buffer[11] != '0') {
      throw new IOException("answered " + new String(buffer, 0, got, StandardCharsets.UTF_8));
    }
  }

  /** How long the answer is altogether; more than there can be while its header isn't complete. */
  private int length(int got) throws IOException {
    String answer = new String(buffer, 0, got, StandardCharsets.ISO_8859_1);
    int end = answer.indexOf("\r\n\r\n");
    if (end < 0) {
      return Integer.MAX_VALUE;
    }
    String header = answer.substring(0, end + 2).toLowerCase(Locale.ROOT);
    int at = header.indexOf(LENGTH);
    if (at < 0) {
      throw new IOException("an answer without Content-Length: " + answer);
    }
    int from = at + LENGTH.length();
    return end + 4 + Integer.parseInt(header.substring(from, header.indexOf('\r', from)).strip());
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
