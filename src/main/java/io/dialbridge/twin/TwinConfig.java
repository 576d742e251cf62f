package io.dialbridge.twin;

import java.time.Duration;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/**
 * How a twin behaves. Start from {@link #standard()} and change what matters.
 *
 * @param host the address it listens on
 * @param port the port it listens on; 0: any free one
 * @param speed platform seconds per real second; 10: a talk of 40 s takes 4 s
 * @param apps the registrations it knows, at least one; keys and names are unique
 * @param templates what notifications may read out; ids are unique
 * @param portLimit ports that one app has for all its calls at the same time; above it 1020165
 * @param portLimits by the names of apps, where they have another number of ports
 * @param portsPerCallback how many ports a callback takes for as long as it lasts, 1 or 2: it has
 *     two legs, and no page tells. ASSUMED: 1; calls of other kinds always take one
 * @param answerDelay real time that each answer to a request for a call takes at least; the call
 *     runs meanwhile
 * @param clockWindow how far a request's Created, read as UTC, may be from now; else 1010013.
 *     ASSUMED from a sister product: less than 24 h, which lets Beijing time pass as well
 * @param strictClock true: Created within 5 min of UTC or of Beijing time, whatever the window
 * @param jsonBooleans whether JSON true and false pass where the documents want strings; one client
 *     sends them without trouble
 * @param lockAfterFailures consecutive failed authentications of one address after which it is
 *     locked for 30 min of platform time (1020176); 0: never
 * @param pushSignature how pushes are signed
 * @param statusZone the zone of timestamps in status pushes. ASSUMED: UTC; bills are always UTC
 * @param partyWords the words of partyType
 * @param emptyCollectInfo whether a collectInfo without digits is pushed when a callee presses no
 *     key. ASSUMED: it is not
 * @param repushInterval platform time between two pushes of a bill that was not acknowledged
 * @param repushes how often such a bill is pushed again
 * @param recordAddressLife platform time for which the address of a recording is good. ASSUMED: 30
 *     min, as an older copy of the page says; the newer one says 7 days
 * @param pushTimeout real time a receiver has to answer a push. ASSUMED: 5 s
 * @param billsPerPush how many bills one push may carry, 1 to 50
 * @param billWindow real time for which a bill waits for others that ended in the same second
 * @param ledgerLimit how many entries the ledger keeps; the oldest go first
 */
public record TwinConfig(
    String host,
    int port,
    double speed,
    List<TwinApp> apps,
    List<TwinTemplate> templates,
    int portLimit,
    Map<String, Integer> portLimits,
    int portsPerCallback,
    Duration answerDelay,
    Duration clockWindow,
    boolean strictClock,
    boolean jsonBooleans,
    int lockAfterFailures,
    SignatureForm pushSignature,
    ZoneOffset statusZone,
    PartyWords partyWords,
    boolean emptyCollectInfo,
    Duration repushInterval,
    int repushes,
    Duration recordAddressLife,
    Duration pushTimeout,
    int billsPerPush,
    Duration billWindow,
    int ledgerLimit) {

  public TwinConfig {
    apps = List.copyOf(apps);
    templates = List.copyOf(templates);
    portLimits = Map.copyOf(portLimits);
    require(!host.isBlank(), "The host is empty.");
    require(port >= 0 && port <= 65_535, "The port must be from 0 to 65535.");
    require(speed > 0 && speed <= 100_000, "The speed must be above 0, up to 100000.");
    require(!apps.isEmpty(), "There must be an app.");
    require(unique(apps.stream().map(TwinApp::key).toList()), "Two apps have the same key.");
    require(unique(apps.stream().map(TwinApp::name).toList()), "Two apps have the same name.");
    require(
        unique(templates.stream().map(TwinTemplate::id).toList()),
        "Two templates have the same id.");
    require(isPortLimit(portLimit), "The port limit must be from 1 to 65535.");
    List<String> names = apps.stream().map(TwinApp::name).toList();
    portLimits.forEach(
        (app, ports) -> {
          require(names.contains(app), "There is no app " + app + " that could have ports.");
          require(isPortLimit(ports), "The ports of app " + app + " must be from 1 to 65535.");
        });
    require(portsPerCallback == 1 || portsPerCallback == 2, "A callback takes one port or two.");
    require(!answerDelay.isNegative(), "An answer can't come before its request.");
    require(positive(clockWindow), "The clock window must be positive.");
    require(lockAfterFailures >= 0, "The number of failures must not be negative.");
    require(positive(repushInterval), "The interval of re-pushes must be positive.");
    require(repushes >= 0, "The number of re-pushes must not be negative.");
    require(positive(recordAddressLife), "The life of a recording's address must be positive.");
    require(positive(pushTimeout), "The push time-out must be positive.");
    require(billsPerPush >= 1 && billsPerPush <= 50, "A push carries 1 to 50 bills.");
    require(positive(billWindow), "The window for bills must be positive.");
    require(ledgerLimit >= 1, "The ledger must keep an entry.");
  }

  /** The platform as documented, at its usual pace, on port 8089 of this machine only. */
  public static TwinConfig standard() {
    return new TwinConfig(
        "127.0.0.1",
        8089,
        1,
        List.of(TwinApp.courier(), TwinApp.notice(), TwinApp.verify()),
        TwinTemplate.standard(),
        10,
        Map.of(),
        1,
        Duration.ZERO,
        Duration.ofHours(24),
        false,
        true,
        0,
        SignatureForm.FORM_2026,
        ZoneOffset.UTC,
        PartyWords.ASSUMED,
        false,
        Duration.ofHours(1),
        6,
        Duration.ofMinutes(30),
        Duration.ofSeconds(5),
        50,
        Duration.ofMillis(150),
        500_000);
  }

  public TwinConfig withHost(String changed) {
    return with(draft -> draft.host = changed);
  }

  public TwinConfig withPort(int changed) {
    return with(draft -> draft.port = changed);
  }

  public TwinConfig withSpeed(double changed) {
    return with(draft -> draft.speed = changed);
  }

  public TwinConfig withApps(List<TwinApp> changed) {
    return with(draft -> draft.apps = changed);
  }

  public TwinConfig withTemplates(List<TwinTemplate> changed) {
    return with(draft -> draft.templates = changed);
  }

  public TwinConfig withPortLimit(int changed) {
    return with(draft -> draft.portLimit = changed);
  }

  /** Another limit than that of the other apps, by the names of apps. */
  public TwinConfig withPortLimits(Map<String, Integer> changed) {
    return with(draft -> draft.portLimits = changed);
  }

  public TwinConfig withPortsPerCallback(int changed) {
    return with(draft -> draft.portsPerCallback = changed);
  }

  public TwinConfig withAnswerDelay(Duration changed) {
    return with(draft -> draft.answerDelay = changed);
  }

  public TwinConfig withClockWindow(Duration changed) {
    return with(draft -> draft.clockWindow = changed);
  }

  public TwinConfig withStrictClock(boolean changed) {
    return with(draft -> draft.strictClock = changed);
  }

  public TwinConfig withJsonBooleans(boolean changed) {
    return with(draft -> draft.jsonBooleans = changed);
  }

  public TwinConfig withLockAfterFailures(int changed) {
    return with(draft -> draft.lockAfterFailures = changed);
  }

  public TwinConfig withPushSignature(SignatureForm changed) {
    return with(draft -> draft.pushSignature = changed);
  }

  public TwinConfig withStatusZone(ZoneOffset changed) {
    return with(draft -> draft.statusZone = changed);
  }

  public TwinConfig withPartyWords(PartyWords changed) {
    return with(draft -> draft.partyWords = changed);
  }

  public TwinConfig withEmptyCollectInfo(boolean changed) {
    return with(draft -> draft.emptyCollectInfo = changed);
  }

  public TwinConfig withRepushInterval(Duration changed) {
    return with(draft -> draft.repushInterval = changed);
  }

  public TwinConfig withRepushes(int changed) {
    return with(draft -> draft.repushes = changed);
  }

  public TwinConfig withRecordAddressLife(Duration changed) {
    return with(draft -> draft.recordAddressLife = changed);
  }

  public TwinConfig withPushTimeout(Duration changed) {
    return with(draft -> draft.pushTimeout = changed);
  }

  public TwinConfig withBillsPerPush(int changed) {
    return with(draft -> draft.billsPerPush = changed);
  }

  public TwinConfig withBillWindow(Duration changed) {
    return with(draft -> draft.billWindow = changed);
  }

  public TwinConfig withLedgerLimit(int changed) {
    return with(draft -> draft.ledgerLimit = changed);
  }

  int portLimit(TwinApp app) {
    return portLimits.getOrDefault(app.name(), portLimit);
  }

  /** How many ports a call takes while it lasts. */
  int ports(CallWish wish) {
    return wish instanceof Click2Call ? portsPerCallback : 1;
  }

  Pace pace() {
    return new Pace(speed);
  }

  private TwinConfig with(Consumer<TwinConfigDraft> change) {
    TwinConfigDraft draft = new TwinConfigDraft(this);
    change.accept(draft);
    return draft.config();
  }

  private static void require(boolean holds, String sentence) {
    if (!holds) {
      throw new IllegalArgumentException(sentence);
    }
  }

  private static boolean isPortLimit(int ports) {
    return ports >= 1 && ports <= 65_535;
  }

  private static boolean positive(Duration duration) {
    return duration.isPositive();
  }

  private static boolean unique(List<String> values) {
    Set<String> seen = new HashSet<>(values);
    return seen.size() == values.size();
  }
}
