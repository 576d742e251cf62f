package io.dialbridge.problem;

import jakarta.ws.rs.ext.Provider;
import jakarta.ws.rs.ext.ReaderInterceptor;
import jakarta.ws.rs.ext.ReaderInterceptorContext;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * No request and no push may be larger than 1 MiB, whether it tells its length or not; who takes a
 * body as a stream bounds what of it is in memory.
 */
@Provider
public class BodyLimit implements ReaderInterceptor {
  public static final int MOST_BYTES = 1 << 20;

  @Override
  public Object aroundReadFrom(ReaderInterceptorContext body) throws IOException {
    if (body.getType() != InputStream.class) {
      body.setInputStream(new Limited(body.getInputStream()));
    }
    return body.proceed();
  }

  public static ProblemException tooLarge() {
    return new ProblemException(
        ProblemKind.BODY_TOO_LARGE, "The body is larger than 1 MiB; send less.");
  }

  /** Counts, and throws the problem at the first byte too many. */
  private static final class Limited extends FilterInputStream {
    private int count;

    Limited(InputStream body) {
      super(body);
    }

    @Override
    public int read() throws IOException {
      int next = super.read();
      if (next >= 0) {
        add(1);
      }
      return next;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
      int read = super.read(buffer, offset, length);
      if (read > 0) {
        add(read);
      }
      return read;
    }

    private void add(int read) {
      count += read;
      if (count > MOST_BYTES) {
        throw tooLarge().with("Connection", "close");
      }
    }
  }
}
