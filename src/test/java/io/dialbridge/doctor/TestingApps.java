package io.dialbridge.doctor;

import io.dialbridge.platform.Apps;
import io.dialbridge.platform.AppsConfig;
import io.dialbridge.platform.ServiceKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Apps of callbacks by their names. */
final class TestingApps {
  static final String SECRET = "66c92b11ff8a425fb8d4ccfe0ed9ed1f";

  private TestingApps() {}

  static Apps of(String... names) {
    Map<String, AppsConfig.AppEntry> entries = new TreeMap<>();
    for (String name : names) {
      entries.put(name, new Entry());
    }
    return new Apps(() -> entries);
  }

  private record Entry() implements AppsConfig.AppEntry {
    @Override
    public String key() {
      return "appkey0EXAMPLE";
    }

    @Override
    public String secret() {
      return "S3cretExample";
    }

    @Override
    public ServiceKind kind() {
      return ServiceKind.CALLBACK;
    }

    @Override
    public List<String> displayNumbers() {
      return List.of("+8675500001111");
    }

    @Override
    public List<String> pushSecrets() {
      return List.of(SECRET);
    }

    @Override
    public AppsConfig.SignaturePolicy signature() {
      return AppsConfig.SignaturePolicy.RECORDED;
    }

    @Override
    public int ports() {
      return 10;
    }

    @Override
    public int portsPerCallback() {
      return 1;
    }

    @Override
    public Optional<String> codePrompt() {
      return Optional.empty();
    }

    @Override
    public Map<String, Integer> templates() {
      return Map.of();
    }

    @Override
    public Optional<List<String>> recordingHosts() {
      return Optional.empty();
    }
  }
}
