package io.dialbridge.calls;

import io.dialbridge.platform.AppsConfig;
import io.dialbridge.platform.CallOrder;
import io.dialbridge.platform.CallbackOrder;
import io.dialbridge.values.Text;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/** Keeps the calls of an app under its ports: who gets one, who waits, who is turned away. */
@ApplicationScoped
class PortDesk {
  private final AppsConfig apps;
  private final PacingConfig config;
  private final Standings standings;
  private final CallQueue queue;
  private final CallJournal journal;

  PortDesk(
      AppsConfig apps,
      PacingConfig config,
      Standings standings,
      CallQueue queue,
      CallJournal journal) {
    this.apps = apps;
    this.config = config;
    this.standings = standings;
    this.queue = queue;
    this.journal = journal;
  }

  /** How many ports the call takes. */
  int ports(CallOrder order) {
    return order instanceof CallbackOrder
        ? Objects.requireNonNull(apps.apps().get(order.app().name())).portsPerCallback()
        : 1;
  }

  /** What becomes of a call that is asked for now. */
  enum Admission {
    SENT,
    QUEUED,
    TURNED_AWAY
  }

  /**
   * Judges as things stand.
   *
   * @param more ports that the call needs, and are not among those that are taken
   */
  Admission judge(Standings.Situation situation, int more, Duration patience) {
    AppStanding standing = situation.standing();
    Instant now = situation.at();
    String app = standing.app();
    int wanted = situation.taken() + standing.foreign(now) + more;
    if (wanted <= standings.limit(app) && !standing.isPaused(now) && !situation.awaited()) {
      return Admission.SENT;
    }
    boolean waits = patience.isPositive() && queue.length(app) < config.queueLimit();
    return waits ? Admission.QUEUED : Admission.TURNED_AWAY;
  }

  /**
   * Lets a call keep the ports that it was saved with, or puts it into the queue, or turns it away.
   * The last step of the transaction that saves the call: it locks the app.
   *
   * @return the call, if it doesn't keep them
   */
  CallSession admit(CallSession call, CallOrder order, Duration patience) {
    String app = order.app().name();
    Standings.Situation situation = standings.lock(app);
    AppStanding standing = situation.standing();
    Instant now = situation.at();
    Circuits.check(standing, now);
    return switch (judge(situation, 0, patience)) {
      case SENT -> {
        if (standing.circuit(now) == AppStanding.Circuit.TRIAL) {
          standings.write(standing.trying(now, config));
        }
        yield call;
      }
      case QUEUED -> {
        Instant until = now.plus(patience);
        byte[] request = QueuedOrder.sealed(order, call.key().orElseThrow());
        queue.add(call.id(), app, now, until, request);
        yield journal.learn(call.id(), new CallFact.Queued(now, until));
      }
      case TURNED_AWAY -> journal.learn(call.id(), new CallFact.NoCapacity(now));
    };
  }

  /** What {@link #admit} would say, of a call that is not saved; nobody waits for it. */
  List<CallRules.Judgement> look(CallOrder order, Duration patience) {
    Standings.Situation situation = standings.look(order.app().name());
    AppStanding standing = situation.standing();
    Verdict sent = Circuits.verdict(standing, situation.at());
    boolean frozen = standing.isFrozen();
    return List.of(
        new CallRules.Judgement("circuit", frozen ? Circuits.CLOSED : sent),
        new CallRules.Judgement("frozen", frozen ? sent : Circuits.NOT_FROZEN),
        new CallRules.Judgement("ports", portsFor(order, situation, patience)));
  }

  private Verdict portsFor(CallOrder order, Standings.Situation situation, Duration patience) {
    String app = order.app().name();
    int limit = standings.limit(app);
    int taken = situation.taken() + situation.standing().foreign(situation.at());
    Text text = counted(Math.max(0, limit - taken), limit, queue.length(app));
    return switch (judge(situation, ports(order), patience)) {
      case SENT -> Verdict.passed(text);
      case QUEUED -> Verdict.waits(text);
      case TURNED_AWAY -> Verdict.refused(CallProblems.noCapacity());
    };
  }

  private static Text counted(int free, int limit, int waiting) {
    return new Text(
        "Ports of the app that are free: %d of %d. Calls that wait for one: %d."
            .formatted(free, limit, waiting),
        "该应用空闲端口：%d / %d；排队的呼叫：%d。".formatted(free, limit, waiting));
  }
}
