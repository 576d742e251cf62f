package io.dialbridge.twin;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One registration at the twin.
 *
 * @param name how the ledger calls it
 * @param service the only kind of call it may place; 1010040 for others
 * @param key the APP_Key, 1 to 32 characters as bills carry it
 * @param secret the APP_Secret
 * @param displayNumbers the numbers it may show, at least one, like {@code +8675500001111}
 * @param recording whether recording of talks is switched on at the app; without it a request that
 *     asks for recording is refused with 1012012
 * @param statusUrl where status pushes go when a request names no address; null: nowhere
 * @param feeUrl where bills go when a request names no address; null: nowhere
 */
public record TwinApp(
    String name,
    TwinService service,
    String key,
    String secret,
    List<String> displayNumbers,
    boolean recording,
    @Nullable String statusUrl,
    @Nullable String feeUrl) {

  public TwinApp {
    if (name.isBlank()) {
      throw new IllegalArgumentException("An app needs a name.");
    }
    if (key.isBlank() || key.length() > 32) {
      throw new IllegalArgumentException("The key of app " + name + " needs 1 to 32 characters.");
    }
    if (secret.isBlank()) {
      throw new IllegalArgumentException("App " + name + " needs a secret.");
    }
    displayNumbers = List.copyOf(displayNumbers);
    if (displayNumbers.isEmpty()) {
      throw new IllegalArgumentException("App " + name + " needs a display number.");
    }
    for (String number : displayNumbers) {
      if (!NumberRules.isWellFormed(number)) {
        throw new IllegalArgumentException(
            "A display number of app " + name + " is not like +8675500001111.");
      }
    }
    checkUrl(name, statusUrl);
    checkUrl(name, feeUrl);
  }

  private static void checkUrl(String name, @Nullable String url) {
    if (url != null && !PushUrl.isAcceptable(url)) {
      throw new IllegalArgumentException("A push URL of app " + name + " is not acceptable.");
    }
  }

  /** The app of the quick start, known to the service's development profile as well. */
  static TwinApp courier() {
    return new TwinApp(
        "courier",
        TwinService.CALLBACK,
        "dialbridgeDevCallbackKey01",
        "dialbridge-dev-callback-secret",
        List.of("+8675500001111", "+8675500002222"),
        true,
        null,
        null);
  }

  static TwinApp notice() {
    return new TwinApp(
        "notice",
        TwinService.NOTIFICATION,
        "dialbridgeDevNoticeKey0001",
        "dialbridge-dev-notice-secret",
        List.of("+8675500003333"),
        false,
        null,
        null);
  }

  static TwinApp verify() {
    return new TwinApp(
        "verify",
        TwinService.VERIFICATION,
        "dialbridgeDevVerifyKey0001",
        "dialbridge-dev-verify-secret",
        List.of("+8675500004444"),
        false,
        null,
        null);
  }

  /** Without the secret and the push addresses, whose last part is a secret too. */
  @Override
  public String toString() {
    return "TwinApp[%s, %s, %s, recording=%s]".formatted(name, service, displayNumbers, recording);
  }
}
