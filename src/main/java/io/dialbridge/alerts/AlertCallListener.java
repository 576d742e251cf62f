package io.dialbridge.alerts;

import io.dialbridge.calls.CallFact;
import io.dialbridge.calls.CallListener;
import io.dialbridge.calls.CallSession;
import io.dialbridge.platform.CallOrder;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Hears what those who were called about an incident press, and how the call ends, in the
 * transaction in which the call learns it.
 */
@ApplicationScoped
class AlertCallListener implements CallListener {
  private static final String ACKNOWLEDGES = "1";
  private static final String ESCALATES = "2";

  private final IncidentBook book;

  AlertCallListener(IncidentBook book) {
    this.book = book;
  }

  @Override
  public void saved(CallOrder call) {}

  private record News(AlertCalls.Of of, CallSession call) {}

  @Override
  public void learnt(Collection<CallSession> calls) {
    calls.stream()
        .filter(call -> call.apiKey().equals(AlertCalls.REQUESTER) && !call.isErased())
        .flatMap(
            call ->
                Optional.ofNullable(call.reference())
                    .flatMap(AlertCalls::read)
                    .map(of -> new News(of, call))
                    .stream())
        // Whoever locks several locks them in that order.
        .sorted(Comparator.comparing(news -> news.of().incident().toString()))
        .forEach(this::learn);
  }

  private void learn(News news) {
    Incident incident = Incident.locked(news.of().incident()).orElse(null);
    if (incident == null) {
      return;
    }
    int number = news.of().number();
    List<CallFact> facts = news.call().news();
    List<String> keys =
        facts.stream().map(AlertCallListener::keys).filter(Objects::nonNull).toList();
    Optional<String> acknowledges =
        keys.stream().filter(pressed -> pressed.startsWith(ACKNOWLEDGES)).findFirst();
    Optional<String> escalates =
        keys.stream().filter(pressed -> pressed.startsWith(ESCALATES)).findFirst();
    if (acknowledges.isPresent()) {
      book.acknowledgeByCall(incident, number, acknowledges.get());
    } else if (escalates.isPresent()) {
      book.escalate(incident, number, escalates.get());
    }
    if (news.call().state().status().isOver()) {
      over(incident, number, news.call(), facts);
    }
  }

  private static String keys(CallFact fact) {
    return switch (fact) {
      case CallFact.DigitsCollected collected -> collected.digits();
      case CallFact.Billed billed -> billed.keys() == null ? "" : billed.keys();
      default -> "";
    };
  }

  private void over(Incident incident, int number, CallSession call, List<CallFact> facts) {
    Optional<CallFact.RuledOut> ruledOut =
        facts.stream()
            .filter(CallFact.RuledOut.class::isInstance)
            .map(CallFact.RuledOut.class::cast)
            .findFirst();
    if (ruledOut.isEmpty()) {
      book.over(incident, number, call);
    } else if (ruledOut.get().rule().equals(Escalation.QUIET_HOURS)) {
      // Placed again, it is told until when they last.
      incident.postpone(number, ruledOut.get().reason(), book.now(), book.now());
    } else {
      book.ended(incident, number, CallOutcome.RULED_OUT, ruledOut.get().reason());
    }
  }
}
