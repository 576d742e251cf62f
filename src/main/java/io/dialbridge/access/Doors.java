package io.dialbridge.access;

import io.dialbridge.problem.BodyLimit;
import io.dialbridge.problem.PlainProblems;
import io.dialbridge.problem.ProblemException;
import io.dialbridge.problem.ProblemKind;
import io.dialbridge.roles.Duties;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Bounded admission: pushes, commands, imports, reads and streams each have a bound of their own,
 * so that none crowds out another and memory stays bounded under any load. One too many is told so
 * at once, before its body is read and its key is looked at.
 */
@ApplicationScoped
class Doors {
  /**
   * Before everything else that Quarkus does with a request, but behind CORS (300): a page can read
   * a refusal too, and what CORS answers itself takes no place.
   */
  private static final int BEHIND_CORS = 250;

  /** Of the heap, for the bodies that a door lets in at once: each is in it several times. */
  private static final int PART_OF_HEAP = 16;

  /**
   * The one body of any size: it is read as it comes, a bill at a time. Written in any other way
   * the path is as all others.
   */
  private static final String IMPORT = "/v1/bills/import";

  /** Of an import at once. */
  private static final long IMPORT_BYTES = BodyLimit.MOST_BYTES;

  /** By which Quarkus' own reading of bodies that don't tell their length is bounded. */
  private static final String QUARKUS_LIMIT = "io.quarkus.max-request-size";

  /** Only a backstop, cut off without a word. */
  private static final Long LAST_RESORT = 2L * BodyLimit.MOST_BYTES;

  private static final Set<HttpMethod> READING = Set.of(HttpMethod.GET, HttpMethod.HEAD);
  private static final Duration RETRY = Duration.ofSeconds(1);

  private final Duties duties;
  private final PlainProblems answer;
  private final Watched pushes;
  private final Watched commands;
  private final Watched imports;
  private final Watched reads;
  private final Watched streams;

  Doors(DoorsConfig config, Duties duties, PlainProblems answer, MeterRegistry metrics) {
    this.duties = duties;
    this.answer = answer;
    this.pushes = watched("push", config.pushes(), metrics);
    this.commands = watched("command", config.commands(), metrics);
    this.imports = watched("import", config.imports(), metrics);
    this.reads = watched("read", config.reads(), metrics);
    this.streams = watched("stream", config.streams(), metrics);
  }

  private record Watched(String name, Door door, Counter turnedAway) {}

  private static Watched watched(String name, int mostRequests, MeterRegistry metrics) {
    // Asked here: a constant would tell the heap of the build that made a native executable.
    Door door = new Door(mostRequests, Runtime.getRuntime().maxMemory() / PART_OF_HEAP);
    metrics.gauge("dialbridge.doors.inside", Tags.of("door", name), door, Door::inside);
    return new Watched(name, door, metrics.counter("dialbridge.doors.turned.away", "door", name));
  }

  void hang(@Observes Filters filters) {
    filters.register(this::admit, BEHIND_CORS);
  }

  private void admit(RoutingContext context) {
    HttpServerRequest request = context.request();
    ProblemException closed = closed(request.path());
    if (closed != null) {
      answer.send(request, closed);
      return;
    }
    Watched wanted = doorOf(request);
    boolean streamed = isImport(request);
    long size = streamed ? IMPORT_BYTES : sizeOf(request);
    if (size > BodyLimit.MOST_BYTES) {
      answer.send(request, BodyLimit.tooLarge());
      return;
    }
    if (!streamed) {
      context.put(QUARKUS_LIMIT, LAST_RESORT);
    }
    if (wanted == null) {
      context.next();
      return;
    }
    if (wanted.door().enter(size)) {
      context.addEndHandler(ended -> wanted.door().leave(size));
      context.next();
    } else {
      wanted.turnedAway().increment();
      answer.send(
          request,
          new ProblemException(
                  ProblemKind.UNAVAILABLE,
                  "More requests of this sort are under way than the service takes at once. Send it again.")
              .retryAfter(RETRY));
    }
  }

  /** What is said to whoever knocks where nobody is, or not yet; null: somebody is. */
  private @Nullable ProblemException closed(String path) {
    boolean push = path.startsWith("/push/");
    if (!push && !path.startsWith("/v1/")) {
      return null;
    }
    if (push ? !duties.takesPushes() : !duties.servesFacade()) {
      return new ProblemException(
          ProblemKind.NOT_FOUND,
          "This process has another role (dialbridge.role); what is asked for here is done by others.");
    }
    return duties.haveBegun()
        ? null
        : new ProblemException(
                ProblemKind.UNAVAILABLE,
                "The database is not there yet, or not migrated. Send it again.")
            .retryAfter(RETRY);
  }

  /** Null for what has no door here: health, metrics, the description, audio. */
  private @Nullable Watched doorOf(HttpServerRequest request) {
    String path = request.path();
    if (path.startsWith("/push/")) {
      return pushes;
    }
    if (!path.startsWith("/v1/") || path.endsWith("/recording/audio")) {
      return null;
    }
    if (isImport(request)) {
      return imports;
    }
    if (path.endsWith("/stream")) {
      return streams;
    }
    return READING.contains(request.method()) ? reads : commands;
  }

  private static boolean isImport(HttpServerRequest request) {
    return request.path().equals(IMPORT) && request.method().equals(HttpMethod.POST);
  }

  /** As it says itself; one that doesn't may be as large as a body may be. */
  private static long sizeOf(HttpServerRequest request) {
    String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
    if (length != null) {
      return Long.parseLong(length); // Netty has checked it.
    }
    return request.headers().contains(HttpHeaders.TRANSFER_ENCODING) ? BodyLimit.MOST_BYTES : 0;
  }
}
