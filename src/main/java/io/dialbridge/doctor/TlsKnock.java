package io.dialbridge.doctor;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Knocks at a door by TCP and TLS, says nothing, and tells what was heard. */
final class TlsKnock {
  private final X509ExtendedTrustManager trust;
  private final Duration patience;

  /**
   * @param trust judges certificates, and their names
   * @param patience for the connection, and again for each answer in the handshake
   */
  TlsKnock(X509ExtendedTrustManager trust, Duration patience) {
    this.trust = trust;
    this.patience = patience;
  }

  /**
   * What a handshake came to.
   *
   * @param certificate of the other side, also where it was not trusted; null: none came
   * @param wrong what went wrong; null: nothing
   */
  record Handshake(
      String protocol,
      String suite,
      @Nullable X509Certificate certificate,
      @Nullable IOException wrong) {}

  /** Connects, and hangs up. */
  Duration connect(InetSocketAddress to) throws IOException {
    long begin = System.nanoTime();
    try (Socket socket = new Socket()) {
      socket.connect(to, (int) patience.toMillis());
      return Duration.ofNanos(System.nanoTime() - begin);
    }
  }

  /**
   * @param host whose certificate it must be
   * @param limits what we offer; null: all that this runtime has
   * @throws IOException where no connection came about
   */
  Handshake shake(InetSocketAddress to, String host, @Nullable Limits limits) throws IOException {
    try (Socket plain = new Socket()) {
      plain.connect(to, (int) patience.toMillis());
      plain.setSoTimeout((int) patience.toMillis());
      return shake(plain, host, limits);
    }
  }

  private Handshake shake(Socket plain, String host, @Nullable Limits limits) {
    Remembering remembering = new Remembering(trust);
    try (SSLSocket socket =
        (SSLSocket)
            context(remembering)
                .getSocketFactory()
                .createSocket(plain, host, plain.getPort(), true)) {
      SSLParameters parameters = socket.getSSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      if (limits != null) {
        limits.put(parameters);
      }
      socket.setSSLParameters(parameters);
      socket.startHandshake();
      return new Handshake(
          socket.getSession().getProtocol(),
          socket.getSession().getCipherSuite(),
          remembering.certificate,
          null);
    } catch (IOException e) {
      return new Handshake("", "", remembering.certificate, e);
    }
  }

  /**
   * What is offered in a handshake.
   *
   * @param suites by their names in Java
   */
  record Limits(String protocol, List<String> suites) {
    void put(SSLParameters parameters) {
      parameters.setProtocols(new String[] {protocol});
      parameters.setCipherSuites(suites.toArray(String[]::new));
    }
  }

  static SSLContext context(TrustManager trust) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {trust}, null);
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has TLS", e);
    }
  }

  /** Keeps what the other side showed, however it is judged. */
  private static final class Remembering extends X509ExtendedTrustManager {
    private final X509ExtendedTrustManager judge;
    private @Nullable X509Certificate certificate;

    Remembering(X509ExtendedTrustManager judge) {
      this.judge = judge;
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      certificate = chain[0];
      judge.checkServerTrusted(chain, type, socket);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      judge.checkServerTrusted(chain, type, engine);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      judge.checkServerTrusted(chain, type);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      judge.checkClientTrusted(chain, type, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      judge.checkClientTrusted(chain, type, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      judge.checkClientTrusted(chain, type);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return judge.getAcceptedIssuers();
    }
  }
}
