package io.dialbridge.twin;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * A running stand-in for the voice platform. It keeps everything in memory; closing it ends all
 * calls without a push. Safe for any thread.
 */
public final class Twin implements AutoCloseable {
  private static final long START_AND_STOP_SECONDS = 30;

  private final TwinConfig config;
  private final Vertx vertx;
  private final HttpServer server;
  private final Ledger ledger;
  private final Scripts scripts;

  private Twin(TwinConfig config, Vertx vertx, HttpServer server, Ledger ledger, Scripts scripts) {
    this.config = config;
    this.vertx = vertx;
    this.server = server;
    this.ledger = ledger;
    this.scripts = scripts;
  }

  /** Listens when it returns. Throws {@link IllegalStateException} when the port is taken. */
  public static Twin start(TwinConfig config) {
    return start(config, Clock.systemUTC(), new SecureRandom());
  }

  /**
   * As {@link #start(TwinConfig)}, for tests that own the time and the dice.
   *
   * @param clock tells when calls start and signatures are made; the pace of calls is the config's
   */
  public static Twin start(TwinConfig config, Clock clock, RandomGenerator random) {
    // One event loop: the state of calls needs no locks. No file cache: there are no files.
    Vertx vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(1)
                .setFileSystemOptions(
                    new FileSystemOptions()
                        .setFileCachingEnabled(false)
                        .setClassPathResolvingEnabled(false)));
    Ledger ledger = new Ledger(config.ledgerLimit(), clock);
    Scripts scripts = new Scripts();
    PushClient client = new PushClient(vertx, config, clock, random);
    BillPushes bills = new BillPushes(vertx, config, client, ledger);
    Recordings recordings = new Recordings(config, clock);
    RecordingAddresses addresses = new RecordingAddresses(config, clock, random);
    Equipment equipment =
        new Equipment(vertx, config, client, bills, recordings, addresses, ledger);
    Switchboard switchboard = new Switchboard(equipment, new TicketPrinter(clock, random));
    RequestGate gate = new RequestGate(config, clock);
    CallDesk calls = new CallDesk(vertx, scripts, switchboard, ledger, config.answerDelay());
    RecordingDesk desk = new RecordingDesk(config, recordings, addresses, ledger);
    PlatformDoor platform = new PlatformDoor(config, gate, calls, desk, ledger, clock);
    RecordingDoor store = new RecordingDoor(vertx, recordings, addresses, ledger);
    TwinDoor own = new TwinDoor(ledger, scripts, switchboard);
    HttpServer server =
        vertx
            .createHttpServer(
                new HttpServerOptions()
                    .setHost(config.host())
                    .setPort(config.port())
                    // HTTP/2 has no connection to close after each answer.
                    .setHttp2ClearTextEnabled(false))
            .requestHandler(request -> route(request, platform, store, own));
    try {
      await(server.listen());
    } catch (IllegalStateException taken) {
      await(vertx.close());
      throw new IllegalStateException(
          "The twin can't listen on " + config.host() + ":" + config.port() + ".", taken);
    }
    return new Twin(config, vertx, server, ledger, scripts);
  }

  private static void route(
      HttpServerRequest request, PlatformDoor platform, RecordingDoor store, TwinDoor own) {
    String path = request.path();
    @Nullable PlatformPath known = PlatformPath.of(path).orElse(null);
    if (known != null) {
      platform.accept(request, known);
    } else if (path.startsWith(RecordingDoor.ROOT)) {
      store.accept(request);
    } else if (path.startsWith("/twin/")) {
      own.accept(request);
    } else {
      platform.turnAway(request);
    }
  }

  public int port() {
    return server.actualPort();
  }

  /** Where clients append the platform's paths. */
  public String url() {
    return "http://" + config.host() + ":" + port();
  }

  public Ledger ledger() {
    return ledger;
  }

  /** For the calls placed from now on. */
  public void script(Script script) {
    scripts.add(script);
  }

  public void clearScripts() {
    scripts.clear();
  }

  @Override
  public void close() {
    await(vertx.close());
  }

  private static void await(Future<?> future) {
    try {
      future
          .toCompletionStage()
          .toCompletableFuture()
          .get(START_AND_STOP_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException failed) {
      throw new IllegalStateException(failed);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  /** Runs a twin until the process is ended; {@code --help} tells the options. */
  public static void main(String[] arguments) {
    int exit = run(arguments, System.out, System.err);
    if (exit != 0) {
      System.exit(exit);
    }
  }

  /** The exit status; after 0 a twin may go on running on threads of its own. */
  static int run(String[] arguments, PrintStream out, PrintStream err) {
    try {
      TwinOptions options = TwinOptions.parse(arguments);
      if (options.help()) {
        out.print(TwinOptions.HELP);
        return 0;
      }
      Twin twin = start(options.config());
      out.println("The twin listens on " + twin.url() + " for " + options.appNames() + ".");
      out.println(TwinOptions.TEST_NUMBERS);
      return 0;
    } catch (IllegalArgumentException bad) {
      err.println(bad.getMessage());
      err.println("Try --help.");
      return 2;
    } catch (IllegalStateException taken) {
      err.println(taken.getMessage());
      return 1;
    }
  }
}
