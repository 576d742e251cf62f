package io.dialbridge.twin;

import static org.awaitility.Awaitility.await;

import io.dialbridge.testing.TestingClock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** A twin with a customer's client and server at its sides, at a clock that stands still. */
final class TwinBench implements AutoCloseable {
  /** Fast, yet slow enough for a test to get a word in. */
  static final double SPEED = 200;

  final TestingClock clock = new TestingClock();
  final TestingReceiver receiver = new TestingReceiver();
  final Twin twin;

  /** Of the first app. */
  final TestingClient client;

  /** Of the standard apps; of no use when a test has others. */
  final TestingClient notice;

  final TestingClient verify;

  TwinBench() {
    this(config -> config);
  }

  TwinBench(Function<TwinConfig, TwinConfig> change) {
    TwinConfig config = change.apply(TwinConfig.standard().withPort(0).withSpeed(SPEED));
    this.twin = Twin.start(config, clock, new Random(7));
    this.client = clientOf(config.apps().getFirst());
    this.notice = clientOf(TwinApp.notice());
    this.verify = clientOf(TwinApp.verify());
  }

  TestingClient clientOf(TwinApp app) {
    return new TestingClient(twin.url(), app, clock);
  }

  TestingClient.Answer call(String caller, String callee) {
    return client.place(client.callback(caller, callee, receiver));
  }

  /** Until so many bills have arrived, in whatever number of pushes. */
  void awaitBills(int number) {
    await().atMost(Duration.ofSeconds(20)).until(() -> receiver.bills().size() >= number);
  }

  /** The events of one-party calls, like {@code answer} and {@code collectInfo 1}. */
  List<String> events() {
    return receiver.statuses().stream()
        .map(push -> push.eventType() + digits(push.statusInfo().getString("digitInfo")))
        .toList();
  }

  private static String digits(String digits) {
    return digits == null ? "" : " " + digits;
  }

  void awaitStatus(String eventType, String called) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> receiver.story().contains(eventType + " " + called));
  }

  @Override
  public void close() {
    twin.close();
    receiver.close();
  }
}
