package io.dialbridge.platform;

import io.dialbridge.outbound.HostRule;
import io.dialbridge.values.PhoneNumber;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** All configured apps. Checks them once, at start, and names the setting that is wrong. */
@ApplicationScoped
public class Apps {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,16}");
  private static final Pattern PUSH_SECRET = Pattern.compile("[0-9a-fA-F]{32,64}");
  private static final Pattern VOICE_FILE = Pattern.compile("[A-Za-z0-9._@-]{1,128}");

  private final Map<String, App> byName = new TreeMap<>();

  public Apps(AppsConfig config) {
    config.apps().forEach((name, entry) -> byName.put(name, app(name, entry)));
  }

  public Optional<App> named(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  /** The apps of that kind in the order of their names. */
  public List<App> ofKind(ServiceKind kind) {
    return byName.values().stream().filter(app -> app.kind() == kind).toList();
  }

  public Collection<App> all() {
    return List.copyOf(byName.values());
  }

  private static App app(String name, AppsConfig.AppEntry entry) {
    String at = "dialbridge.apps." + name;
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          at + ": an app's name is 1 to 16 letters, digits or hyphens");
    }
    List<PhoneNumber> displayNumbers = new ArrayList<>();
    for (String number : entry.displayNumbers()) {
      try {
        displayNumbers.add(new PhoneNumber(number));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(
            at + ".display-numbers: " + number + ": " + e.getMessage(), e);
      }
    }
    if (displayNumbers.isEmpty()) {
      throw new IllegalArgumentException(
          at + ".display-numbers: at least one display number is needed");
    }
    List<String> secrets = entry.pushSecrets();
    if (secrets.isEmpty()
        || secrets.size() > 2
        || !secrets.stream().allMatch(s -> PUSH_SECRET.matcher(s).matches())) {
      throw new IllegalArgumentException(
          at + ".push-secrets: one or two secrets of 32 to 64 hex digits are needed");
    }
    if (entry.key().isBlank() || entry.key().length() > 32 || entry.secret().isBlank()) {
      throw new IllegalArgumentException(
          at + ".key and " + at + ".secret: both are needed, the key with 1 to 32 characters");
    }
    entry
        .templates()
        .forEach(
            (template, variables) -> {
              if (variables < 0) {
                throw new IllegalArgumentException(
                    at + ".templates." + template + ": a number of variables is 0 or more");
              }
            });
    return new App(
        name,
        entry.key(),
        entry.secret(),
        entry.kind(),
        List.copyOf(displayNumbers),
        List.copyOf(secrets),
        entry.signature() == AppsConfig.SignaturePolicy.REQUIRED,
        codePrompt(at, entry),
        recordingHosts(at, entry));
  }

  private static @Nullable String codePrompt(String at, AppsConfig.AppEntry entry) {
    String prompt = entry.codePrompt().orElse(null);
    if (prompt != null && !VOICE_FILE.matcher(prompt).matches()) {
      throw new IllegalArgumentException(
          at + ".code-prompt: a voice file's name has 1 to 128 letters, digits or - _ . @");
    }
    return prompt;
  }

  private static List<String> recordingHosts(String at, AppsConfig.AppEntry entry) {
    List<String> hosts = entry.recordingHosts().orElse(List.of());
    for (String host : hosts) {
      if (!HostRule.isOne(host)) {
        throw new IllegalArgumentException(
            at + ".recording-hosts: " + host + " is not like NAME, NAME:PORT or *.NAME");
      }
    }
    return List.copyOf(hosts);
  }
}
