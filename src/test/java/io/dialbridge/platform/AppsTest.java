package io.dialbridge.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dialbridge.platform.AppsConfig.SignaturePolicy;
import io.dialbridge.values.PhoneNumber;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AppsTest {
  private static final String HEX = "0123456789abcdefABCDEF0123456789";
  private static final Entry GOOD =
      new Entry(
          "appKey",
          "app-secret",
          ServiceKind.CALLBACK,
          List.of("+8675500001111", "+8675500002222"),
          List.of(HEX, HEX + HEX),
          SignaturePolicy.RECORDED,
          Optional.empty(),
          Optional.empty());

  @Test
  void readsAnApp() {
    assertThat(apps("courier", GOOD).named("courier"))
        .contains(
            new App(
                "courier",
                "appKey",
                "app-secret",
                ServiceKind.CALLBACK,
                List.of(new PhoneNumber("+8675500001111"), new PhoneNumber("+8675500002222")),
                List.of(HEX, HEX + HEX),
                false,
                null,
                List.of()));
  }

  @Test
  void asksForSignaturesWhereConfigured() {
    Entry required =
        new Entry(
            "appKey",
            "app-secret",
            ServiceKind.CALLBACK,
            GOOD.displayNumbers(),
            GOOD.pushSecrets(),
            SignaturePolicy.REQUIRED,
            Optional.empty(),
            Optional.empty());

    assertThat(apps("courier", required).named("courier"))
        .hasValueSatisfying(app -> assertThat(app.signatureRequired()).isTrue());
  }

  @Test
  void findsAppsByNameAndKind() {
    Apps apps =
        new Apps(
            () ->
                Map.of(
                    "taxi", GOOD,
                    "courier", GOOD,
                    "notices", GOOD.of(ServiceKind.NOTIFICATION)));

    assertThat(apps.all()).extracting(App::name).containsExactly("courier", "notices", "taxi");
    assertThat(apps.named("taxi")).isPresent();
    assertThat(apps.named("Taxi")).isEmpty();
    assertThat(apps.ofKind(ServiceKind.CALLBACK)).extracting(App::name).contains("courier");
    assertThat(apps.ofKind(ServiceKind.NOTIFICATION)).extracting(App::name).contains("notices");
    assertThat(apps.ofKind(ServiceKind.VERIFICATION)).isEmpty();
  }

  @Test
  void anAppOwnsItsDisplayNumbersOnly() {
    App app = apps("courier", GOOD).named("courier").orElseThrow();

    assertThat(app.owns(new PhoneNumber("+8675500002222"))).isTrue();
    assertThat(app.owns(new PhoneNumber("+8675500003333"))).isFalse();
  }

  @Test
  void anAppPrintsWithoutSecrets() {
    assertThat(apps("courier", GOOD).all()).first().hasToString("app courier (CALLBACK)");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "my_app", "my.app", "my app", "快递", "seventeen-letters"})
  void refusesNames(String name) {
    assertThatThrownBy(() -> apps(name, GOOD))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "dialbridge.apps." + name + ": an app's name is 1 to 16 letters, digits or hyphens");
  }

  @Test
  void takesTheLongestNameAndKey() {
    assertThat(apps("sixteen-Letters9", GOOD.with("k".repeat(32), "s")).all()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "kkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkkk"})
  void refusesKeys(String key) {
    refused(GOOD.with(key, "app-secret"), "dialbridge.apps.courier.key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " "})
  void refusesABlankSecret(String secret) {
    refused(GOOD.with("appKey", secret), "dialbridge.apps.courier.secret");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "075500001111", "+86 755 0000 1111", "+86"})
  void refusesDisplayNumbers(String number) {
    refused(
        GOOD.withNumbers("+8675500001111", number),
        "dialbridge.apps.courier.display-numbers: " + number);
  }

  @Test
  void needsADisplayNumber() {
    refused(GOOD.withNumbers(), "dialbridge.apps.courier.display-numbers");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0123456789abcdef0123456789abcde",
        "0123456789abcdef0123456789abcdefg",
        "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef0"
      })
  void refusesPushSecretsWithoutShowingThem(String secret) {
    refused(GOOD.withPushSecrets(secret), "dialbridge.apps.courier.push-secrets");
    refused(GOOD.withPushSecrets(HEX, secret), "dialbridge.apps.courier.push-secrets");
    assertThatThrownBy(() -> apps("courier", GOOD.withPushSecrets(HEX, secret)))
        .message()
        .doesNotContain("0123456789");
  }

  @Test
  void needsOneOrTwoPushSecrets() {
    refused(GOOD.withPushSecrets(), "dialbridge.apps.courier.push-secrets");
    refused(GOOD.withPushSecrets(HEX, HEX, HEX), "dialbridge.apps.courier.push-secrets");
    assertThat(apps("courier", GOOD.withPushSecrets(HEX)).all()).hasSize(1);
  }

  @Test
  void takesACodePromptAndRecordingHosts() {
    App app =
        apps(
                "verify",
                GOOD.withCodePrompt("pre_tone-1.wav")
                    .withRecordingHosts("ostor.huawei.com", "*.example.com", "127.0.0.1:8089"))
            .named("verify")
            .orElseThrow();

    assertThat(app.codePrompt()).isEqualTo("pre_tone-1.wav");
    assertThat(app.recordingHosts())
        .containsExactly("ostor.huawei.com", "*.example.com", "127.0.0.1:8089");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "pre tone.wav", "../pre.wav", "提示.wav"})
  void refusesCodePrompts(String file) {
    refused(GOOD.withCodePrompt(file), "dialbridge.apps.courier.code-prompt");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*",
        "https://ostor.huawei.com",
        "ostor.huawei.com/",
        "a..b",
        "a:b",
        "*.*.com"
      })
  void refusesRecordingHosts(String host) {
    refused(GOOD.withRecordingHosts(host), "dialbridge.apps.courier.recording-hosts");
  }

  private static void refused(Entry entry, String setting) {
    assertThatThrownBy(() -> apps("courier", entry))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(setting);
  }

  private static Apps apps(String name, Entry entry) {
    return new Apps(() -> Map.of(name, entry));
  }

  private record Entry(
      String key,
      String secret,
      ServiceKind kind,
      List<String> displayNumbers,
      List<String> pushSecrets,
      SignaturePolicy signature,
      Optional<String> codePrompt,
      Optional<List<String>> recordingHosts)
      implements AppsConfig.AppEntry {
    @Override
    public Map<String, Integer> templates() {
      return Map.of();
    }

    @Override
    public int ports() {
      return 10;
    }

    @Override
    public int portsPerCallback() {
      return 1;
    }

    Entry of(ServiceKind kind) {
      return new Entry(
          key, secret, kind, displayNumbers, pushSecrets, signature, codePrompt, recordingHosts);
    }

    Entry with(String key, String secret) {
      return new Entry(
          key, secret, kind, displayNumbers, pushSecrets, signature, codePrompt, recordingHosts);
    }

    Entry withNumbers(String... numbers) {
      return new Entry(
          key, secret, kind, List.of(numbers), pushSecrets, signature, codePrompt, recordingHosts);
    }

    Entry withCodePrompt(String file) {
      return new Entry(
          key,
          secret,
          kind,
          displayNumbers,
          pushSecrets,
          signature,
          Optional.of(file),
          recordingHosts);
    }

    Entry withRecordingHosts(String... hosts) {
      return new Entry(
          key,
          secret,
          kind,
          displayNumbers,
          pushSecrets,
          signature,
          codePrompt,
          Optional.of(List.of(hosts)));
    }

    Entry withPushSecrets(String... secrets) {
      return new Entry(
          key,
          secret,
          kind,
          displayNumbers,
          List.of(secrets),
          signature,
          codePrompt,
          recordingHosts);
    }
  }
}
