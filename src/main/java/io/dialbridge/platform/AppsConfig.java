package io.dialbridge.platform;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The apps that we are at the platform, by a short name of our own. */
@ConfigMapping(prefix = "dialbridge")
public interface AppsConfig {
  /**
   * One entry per app; the name is 1 to 16 letters, digits or hyphens and is part of its push
   * address.
   */
  Map<String, AppEntry> apps();

  /** One registration at the platform. */
  interface AppEntry {
    /** APP_Key of the console page "应用管理", 1 to 32 characters. */
    String key();

    /** APP_Secret that belongs to the key. Never logged. */
    String secret();

    /** callback, notification or verification: what the app was registered for. */
    ServiceKind kind();

    /**
     * Fixed-line numbers of the app in E.164 form, as in the console's number management; the first
     * is shown where a request names none.
     */
    List<String> displayNumbers();

    /**
     * One or two secrets of 32 to 64 hex digits (at least 128 bit) that stand in the push address:
     * the first is used in new requests, the second stays valid during a rotation.
     */
    List<String> pushSecrets();

    /**
     * recorded: a push's signature is judged and written down; required: a push whose signature
     * doesn't match is refused. The platform's documents disagree on whether pushes are signed at
     * all.
     */
    @WithDefault("recorded")
    SignaturePolicy signature();

    /** Calls that the platform lets the app have at the same time, 1 to 65535; usually 10. */
    @WithDefault("10")
    int ports();

    /**
     * 1 or 2: how many of them a callback takes. The platform's documents don't say; with 2 where 1
     * is right, half of the ports stay idle, and with 1 where 2 is right, calls are refused
     * (1020165) and queued. Only for apps of kind callback.
     */
    @WithDefault("1")
    int portsPerCallback();

    /**
     * Approved voice file played before a verification code where the request names none; the
     * platform demands one. Only for apps of kind verification.
     */
    Optional<String> codePrompt();

    /**
     * The approved templates that the app may play, each with the number of its variables: another
     * one, or another number of parameters, is refused before the platform is asked. Left out:
     * nobody can tell, since the platform has no way to ask; it refuses by itself.
     */
    Map<String, Integer> templates();

    /**
     * Hosts from which recordings may be fetched: NAME for the default port, NAME:PORT, or *.NAME
     * for all names under it. Addresses come from the platform's pushes and answers; a recording on
     * any other host is not fetched. Seen in bills: ostor.huawei.com.
     */
    Optional<List<String>> recordingHosts();
  }

  /** What the judgement on a push's signature is good for. */
  enum SignaturePolicy {
    /** Written down only. */
    RECORDED,
    /** A push without a matching signature is refused. */
    REQUIRED
  }
}
