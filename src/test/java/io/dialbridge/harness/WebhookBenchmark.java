package io.dialbridge.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.dialbridge.testing.TestingFacade;
import io.dialbridge.testing.TestingFacade.Answer;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * How many webhooks a second one replica delivers of a backlog, beside how many a plain client
 * posts from memory; and how long one takes from its event to its receiver while calls come
 * steadily, at nine endpoints beside one that never answers. Fails when one of them is not told
 * everything.
 */
final class WebhookBenchmark {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ENDPOINTS = "/v1/webhook-endpoints";
  private static final String BACKLOG_PATH = "/backlog";
  private static final String PEER_PATH = "/peer";
  private static final int CONNECTIONS = 16;
  private static final int AT_ONCE = 8;
  private static final int LIVE = 9;
  private static final Duration MOST = Duration.ofMinutes(3);
  private static final Duration WARM_UP = Duration.ofSeconds(10);

  private final int calls = Integer.getInteger("benchmark.webhook-calls", 3_000);
  private final int rounds = Integer.getInteger("benchmark.rounds", 1);
  private final int callsPerSecond = Integer.getInteger("benchmark.calls-per-second", 200);
  private final Duration time = Duration.ofSeconds(Integer.getInteger("benchmark.seconds", 15));

  private final BenchmarkDatabase database;
  private final BenchmarkReceiver receiver;
  private final String serviceUrl;
  private final TestingFacade service;

  private WebhookBenchmark(
      BenchmarkDatabase database, BenchmarkReceiver receiver, String serviceUrl) {
    this.database = database;
    this.receiver = receiver;
    this.serviceUrl = serviceUrl;
    this.service = new TestingFacade(serviceUrl);
  }

  /** A webhook endpoint, and the path of its receiver. */
  private record Endpoint(String id, String secret, String path) {}

  /** One backlog, delivered once. */
  private record Round(double peer, double ours) {}

  public static void main(String[] arguments) throws Exception {
    try (BenchmarkDatabase database = BenchmarkDatabase.start();
        PlatformStub platform = new PlatformStub();
        BenchmarkReceiver receiver = new BenchmarkReceiver(Clock.systemUTC());
        ServiceProcesses processes = new ServiceProcesses()) {
      String executable = System.getProperty("harness.executable", "");
      List<String> javaOptions =
          Stream.of(System.getProperty("benchmark.java-options", "").split(" "))
              .filter(option -> !option.isBlank())
              .toList();
      processes.startService(executable, javaOptions, platform.url(), database.url());
      System.out.printf(
          "%s; %s; %d cores%n",
          database.text("select version()").replaceFirst(" on .*", ""),
          executable.isEmpty() ? "Java " + Runtime.version() : "native " + executable,
          Runtime.getRuntime().availableProcessors());
      new WebhookBenchmark(database, receiver, processes.serviceUrl()).run();
    } catch (Exception e) {
      e.printStackTrace();
      System.exit(1);
    }
    System.exit(0); // The embedded database's threads would keep it alive.
  }

  private void run() throws Exception {
    CallCopies copies = new CallCopies(database, PushBenchmark.placed(serviceUrl));
    deliverBacklogs(copies);
    deliverSteadily(copies);
  }

  private void deliverBacklogs(CallCopies copies) throws Exception {
    Endpoint endpoint = make(receiver.url(BACKLOG_PATH), BACKLOG_PATH, "");
    WebhookPeer peer = new WebhookPeer(endpoint.secret());
    deliver(copies, endpoint, peer); // Warms up.
    List<Round> measured = new ArrayList<>();
    for (int i = 0; i < rounds; i++) {
      measured.add(deliver(copies, endpoint, peer));
    }
    service.delete(ENDPOINTS + "/" + endpoint.id());
    double ours = PushBenchmark.median(measured, Round::ours);
    double theirs = PushBenchmark.median(measured, Round::peer);
    System.out.printf(
        Locale.ROOT,
        """
        a backlog of %d calls to one endpoint, %d at once
        peer deliveries/s | ours deliveries/s | ratio
        %17.0f | %17.0f | %5.2f
        ours: each taken, sent, answered, and its attempt committed; from the endpoint's resumption until none was left pending
        peer: java.net.http, the same bodies from memory, signed and answered; nothing is read or written
        """,
        calls,
        AT_ONCE,
        theirs,
        ours,
        ours / theirs);
  }

  private Round deliver(CallCopies copies, Endpoint endpoint, WebhookPeer peer) throws Exception {
    post(endpoint, "/pause");
    CallPushes pushes = new CallPushes(serviceUrl);
    new PushLoad(database, serviceUrl)
        .play(copies.make(calls).stream().map(pushes::requests).toList(), CONNECTIONS, MOST);
    int events = Math.toIntExact(pending(endpoint));
    database.settle();
    CountDownLatch all = receiver.expect(BACKLOG_PATH, events);
    long begin = System.nanoTime();
    post(endpoint, "/resume");
    await(all, events + " events");
    awaitNonePending(endpoint);
    double ours = events * 1e9 / (System.nanoTime() - begin);
    receiver.expect(PEER_PATH, events);
    double theirs = peer.send(receiver.url(PEER_PATH), receiver.arrived(BACKLOG_PATH), AT_ONCE);
    return new Round(theirs, ours);
  }

  private void deliverSteadily(CallCopies copies) throws Exception {
    String events = System.getProperty("benchmark.events", "call.ended");
    String only = ",\"events\":[\"%s\"]".formatted(events.replace(",", "\",\""));
    List<Endpoint> live = new ArrayList<>();
    for (int i = 0; i < LIVE; i++) {
      live.add(make(receiver.url("/live-" + i), "/live-" + i, only));
    }
    make(receiver.deadUrl(), "", only);
    play(copies, live, events, WARM_UP);
    long late = play(copies, live, events, time);
    long[] micros =
        live.stream()
            .flatMap(endpoint -> receiver.arrived(endpoint.path()).stream())
            .mapToLong(WebhookBenchmark::delayMicros)
            .sorted()
            .toArray();
    System.out.printf(
        Locale.ROOT,
        """
        %d calls/s for %d s, each told to %d endpoints by %s, and to one that never answers
        deliveries/s | p50 ms | p99 ms | most ms | calls late by ms, at most
        %12.0f | %6.1f | %6.1f | %7.1f | %d
        from the time of the event, in its transaction, to the whole request at its receiver
        """,
        callsPerSecond,
        time.toSeconds(),
        LIVE,
        events,
        perSecond(live),
        at(micros, 0.50),
        at(micros, 0.99),
        at(micros, 1),
        late);
  }

  private long play(CallCopies copies, List<Endpoint> live, String events, Duration lasting)
      throws Exception {
    int played = Math.toIntExact(callsPerSecond * lasting.toSeconds());
    int expected = played * events.split(",").length;
    CallPushes pushes = new CallPushes(serviceUrl);
    List<List<byte[]>> requests = copies.make(played).stream().map(pushes::requests).toList();
    database.settle();
    List<CountDownLatch> all =
        live.stream().map(endpoint -> receiver.expect(endpoint.path(), expected)).toList();
    long late = new SteadyCalls(serviceUrl, callsPerSecond).play(requests);
    for (CountDownLatch one : all) {
      await(one, expected + " events");
    }
    for (Endpoint endpoint : live) {
      awaitNonePending(endpoint);
      if (receiver.arrived(endpoint.path()).size() != expected) {
        throw new IllegalStateException("an endpoint was told more than there was to tell");
      }
    }
    return late;
  }

  /** From the first arrival to the last. */
  private double perSecond(List<Endpoint> live) {
    long[] arrived =
        live.stream()
            .flatMap(endpoint -> receiver.arrived(endpoint.path()).stream())
            .mapToLong(arrival -> arrival.at().toEpochMilli())
            .sorted()
            .toArray();
    return arrived.length * 1e3 / (arrived[arrived.length - 1] - arrived[0]);
  }

  private static long delayMicros(BenchmarkReceiver.Arrival arrival) {
    try {
      JsonNode event = JSON.readTree(arrival.body());
      Instant time = Instant.parse(event.path("time").asText());
      return Duration.between(time, arrival.at()).toNanos() / 1_000;
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static double at(long[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1L, (long) (sorted.length * share))] / 1e3;
  }

  private Endpoint make(String url, String path, String more) {
    Answer made = service.post(ENDPOINTS, "{\"url\":\"%s\"%s}".formatted(url, more), Map.of());
    if (made.status() != 201) {
      throw new IllegalStateException("an endpoint was answered " + made.raw().body());
    }
    return new Endpoint(
        made.body().at("/endpoint/id").asText(), made.body().path("secret").asText(), path);
  }

  private void post(Endpoint endpoint, String what) {
    Answer answer = service.post(ENDPOINTS + "/" + endpoint.id() + what, "", Map.of());
    if (answer.status() != 200) {
      throw new IllegalStateException(what + " was answered " + answer.raw().body());
    }
  }

  private static void await(CountDownLatch all, String what) throws InterruptedException {
    if (!all.await(MOST.toSeconds(), TimeUnit.SECONDS)) {
      throw new IllegalStateException("of %s %d never came".formatted(what, all.getCount()));
    }
  }

  private long pending(Endpoint endpoint) throws SQLException {
    return database.number(
        "select count(*) from webhook_delivery where state = 'pending' and endpoint_id = '%s'"
            .formatted(endpoint.id()));
  }

  private void awaitNonePending(Endpoint endpoint) throws SQLException, InterruptedException {
    long deadline = System.nanoTime() + MOST.toNanos();
    while (pending(endpoint) > 0) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("deliveries are left pending after " + MOST);
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
  }
}
