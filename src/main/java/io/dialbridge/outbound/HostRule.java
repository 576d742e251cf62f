package io.dialbridge.outbound;

import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One entry of a list of hosts: NAME, NAME:PORT or *.NAME.
 *
 * @param name in lower case, without the star
 * @param under whether names under it are meant, and not itself
 * @param port null: the scheme's own
 */
public record HostRule(String name, boolean under, @Nullable Integer port) {
  private static final Pattern RULE =
      Pattern.compile("(\\*\\.)?[A-Za-z0-9-]{1,63}(\\.[A-Za-z0-9-]{1,63}){0,20}(:[0-9]{1,5})?");
  private static final String ANY_UNDER = "*.";

  public static boolean isOne(String text) {
    return RULE.matcher(text).matches();
  }

  public static HostRule of(String listed) {
    int colon = listed.indexOf(':');
    String name = (colon < 0 ? listed : listed.substring(0, colon)).toLowerCase(Locale.ROOT);
    boolean under = name.startsWith(ANY_UNDER);
    return new HostRule(
        under ? name.substring(ANY_UNDER.length()) : name,
        under,
        colon < 0 ? null : Integer.valueOf(listed.substring(colon + 1)));
  }

  public boolean fits(String host, int hostPort, int usualPort) {
    String lower = host.toLowerCase(Locale.ROOT);
    return hostPort == (port == null ? usualPort : port)
        && (under ? lower.endsWith("." + name) : lower.equals(name));
  }
}
