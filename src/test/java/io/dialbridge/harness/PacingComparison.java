package io.dialbridge.harness;

import io.dialbridge.harness.Books.Asked;
import io.dialbridge.harness.Books.Ran;
import io.dialbridge.harness.Books.Turn;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Whether the service kept calls under the ports it has, and the queue's promises; nothing, if so.
 * What may be:
 *
 * <ul>
 *   <li>Two processes tell the time of what they do, and nobody locks the platform: what was on its
 *       way when another call was refused may still arrive for {@link #ON_ITS_WAY}.
 *   <li>While others take ports, the service learns how many are left by trying: as many calls may
 *       be refused as ports were taken, and one more for each that got through meanwhile, since the
 *       idle ports that its answer tells may be taken by then.
 *   <li>Calls leave the queue in the order of their ids, but who was put into it only {@link
 *       #AT_THE_SAME_TIME} before another one left it may come after that. A call that was put back
 *       counts with its first turn only.
 * </ul>
 */
final class PacingComparison {
  static final Duration ON_ITS_WAY = Duration.ofSeconds(1);
  static final Duration AT_THE_SAME_TIME = Duration.ofMillis(50);

  /** Of the codes below: how long the platform wants to be left alone (rtc_04_0030). */
  private static final Duration PAUSE = Duration.ofSeconds(60);

  private static final Set<String> FLOW_CONTROL = Set.of("1010009", "1010010", "1011006");
  private static final String NO_PORTS = "1020165";

  private final Books books;
  private final Capacity capacity;
  private final Map<String, List<Turn>> turns;
  private final List<String> differences = new ArrayList<>();

  private PacingComparison(Books books, Capacity capacity) {
    this.books = books;
    this.capacity = capacity;
    this.turns =
        books.kept().turns().stream()
            .collect(Collectors.groupingBy(Turn::callId, TreeMap::new, Collectors.toList()));
  }

  static List<String> of(Books books, Capacity capacity) {
    PacingComparison comparison = new PacingComparison(books, capacity);
    comparison.comparePorts();
    comparison.compareWaiting();
    comparison.capacity.ports().keySet().forEach(comparison::compareOrder);
    comparison.compareRefusals();
    return comparison.differences;
  }

  /** In one line. */
  static String figures(Books books, Capacity capacity) {
    PacingComparison comparison = new PacingComparison(books, capacity);
    String ports =
        new TreeMap<>(capacity.ports())
            .entrySet().stream()
                .map(
                    app ->
                        "%s %d of %d"
                            .formatted(
                                app.getKey(), comparison.mostPorts(app.getKey()), app.getValue()))
                .collect(Collectors.joining(", "));
    return String.format(
        Locale.ROOT,
        "%d calls queued, for %.1f s at most; %d put back, %d found no port; %d refused for others'"
            + " use of ports; most ports at once: %s",
        comparison.count("queued"),
        comparison.longestWait().toMillis() / 1e3,
        comparison.count("postponed"),
        comparison.count("no_capacity"),
        books.requests().stream().filter(asked -> NO_PORTS.equals(asked.resultcode())).count(),
        ports);
  }

  private void comparePorts() {
    capacity
        .ports()
        .forEach(
            (app, limit) -> {
              int most = mostPorts(app);
              if (most > limit) {
                differ("app %s used %d ports at once and has %d".formatted(app, most, limit));
              }
            });
  }

  private int mostPorts(String app) {
    record Change(Instant at, int ports) {}
    List<Change> changes = new ArrayList<>();
    for (Ran call : books.ran()) {
      if (call.app().equals(app)) {
        changes.add(new Change(call.startedAt(), call.ports()));
        if (call.endedAt() != null) {
          changes.add(new Change(call.endedAt(), -call.ports()));
        }
      }
    }
    // What ends at an instant makes room for what begins then.
    changes.sort(Comparator.comparing(Change::at).thenComparing(Change::ports));
    int inUse = 0;
    int most = 0;
    for (Change change : changes) {
      inUse += change.ports();
      most = Math.max(most, inUse);
    }
    return most;
  }

  /** Who was put into the queue left it: sent, or told that there is no port, or withdrawn. */
  private void compareWaiting() {
    Map<String, Books.Call> calls = new HashMap<>();
    books.kept().calls().forEach(call -> calls.put(call.id(), call));
    turns.forEach(
        (id, ofCall) -> {
          Books.Call call = calls.get(id);
          String status = call == null ? "not kept" : call.status();
          boolean queued = has(ofCall, "queued") || has(ofCall, "postponed");
          boolean gaveUp = has(ofCall, "no_capacity") || has(ofCall, "withdrawn");
          long waits = count(ofCall, "queued") + count(ofCall, "postponed");
          long sent = count(ofCall, "submitted");
          if (queued && (status.equals("queued") || sent + (gaveUp ? 1 : 0) != waits)) {
            differ(
                "a call waited %d times and was sent %d times, %s, and is %s: %s"
                    .formatted(waits, sent, gaveUp ? "gave up" : "never gave up", status, id));
          }
          if (gaveUp && !status.equals("failed") && !status.equals("canceled")) {
            differ("a call that gave up waiting is %s: %s".formatted(status, id));
          }
        });
  }

  /**
   * Nobody who came later left the queue while an earlier one waited in it. Ids grow with time, so
   * that each call is held against those behind it.
   */
  private void compareOrder(String app) {
    TreeSet<Instant> laterOnesLeft = new TreeSet<>();
    for (List<Turn> ofCall : new TreeMap<>(turns).descendingMap().values()) {
      Turn queued = first(ofCall, "queued");
      if (queued == null || !queued.app().equals(app)) {
        continue;
      }
      Turn sent = first(ofCall, "submitted");
      Instant waitedUntil = sent == null ? waitedInVainUntil(ofCall, queued) : sent.at();
      Instant overtakenAt = laterOnesLeft.higher(queued.at().plus(AT_THE_SAME_TIME));
      if (overtakenAt != null && overtakenAt.isBefore(waitedUntil.minus(AT_THE_SAME_TIME))) {
        differ(
            "a later call left the queue at %s while an earlier one waited until %s: %s"
                .formatted(overtakenAt, waitedUntil, queued.callId()));
      }
      if (sent != null) {
        laterOnesLeft.add(sent.at());
      }
    }
  }

  private static Instant waitedInVainUntil(List<Turn> ofCall, Turn queued) {
    Turn withdrawn = first(ofCall, "withdrawn");
    if (withdrawn != null) {
      return withdrawn.at();
    }
    return queued.until() == null ? queued.at() : queued.until();
  }

  /** Of refusals that the service has heard of; what it never heard can't change what it does. */
  private void compareRefusals() {
    for (Turn refused : books.kept().turns()) {
      String code = refused.code();
      if (code == null) {
        continue;
      }
      if (FLOW_CONTROL.contains(code)) {
        long more = asked(refused, PAUSE.minus(ON_ITS_WAY)).size();
        if (more > 0) {
          differ("%d requests in the minute after %s: %s".formatted(more, code, refused.app()));
        }
      } else if (code.equals(NO_PORTS)) {
        List<Asked> after = asked(refused, Capacity.CORRECTION);
        long inVain = after.stream().filter(asked -> NO_PORTS.equals(asked.resultcode())).count();
        long gotThrough = after.stream().filter(Asked::rang).count();
        if (inVain > capacity.foreignPorts() + gotThrough) {
          differ(
              "%d requests were refused for want of ports and %d got through after %s at %s"
                  .formatted(inVain, gotThrough, refused.app(), refused.at()));
        }
      }
    }
  }

  /** The requests of the same app after a refusal, without those on their way. */
  private List<Asked> asked(Turn refused, Duration within) {
    Instant from = refused.at().plus(ON_ITS_WAY);
    Instant until = refused.at().plus(within);
    return books.requests().stream()
        .filter(asked -> asked.app().equals(refused.app()))
        .filter(asked -> asked.at().isAfter(from) && asked.at().isBefore(until))
        .toList();
  }

  private Duration longestWait() {
    Duration longest = Duration.ZERO;
    for (List<Turn> ofCall : turns.values()) {
      Turn queued = first(ofCall, "queued");
      Turn sent = first(ofCall, "submitted");
      if (queued != null && sent != null) {
        Duration wait = Duration.between(queued.at(), sent.at());
        longest = wait.compareTo(longest) > 0 ? wait : longest;
      }
    }
    return longest;
  }

  private long count(String type) {
    return count(books.kept().turns(), type);
  }

  private static long count(List<Turn> among, String type) {
    return among.stream().filter(turn -> turn.type().equals(type)).count();
  }

  private static boolean has(List<Turn> ofCall, String type) {
    return count(ofCall, type) > 0;
  }

  private static @Nullable Turn first(List<Turn> ofCall, String type) {
    return ofCall.stream().filter(turn -> turn.type().equals(type)).findFirst().orElse(null);
  }

  private void differ(String difference) {
    differences.add(difference);
  }
}
