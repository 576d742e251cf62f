package io.dialbridge.doctor;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.Arrays;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/** Whom this runtime trusts, as the platform's client does. */
@Singleton
class Trust {
  @Produces
  @Singleton
  X509ExtendedTrustManager ofThisRuntime() {
    return of(null);
  }

  /**
   * @param store with those who are trusted; null: the runtime's own
   */
  static X509ExtendedTrustManager of(@Nullable KeyStore store) {
    try {
      TrustManagerFactory factory =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      factory.init(store);
      return Arrays.stream(factory.getTrustManagers())
          .filter(X509ExtendedTrustManager.class::isInstance)
          .map(X509ExtendedTrustManager.class::cast)
          .findFirst()
          .orElseThrow();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime can judge certificates", e);
    }
  }
}
