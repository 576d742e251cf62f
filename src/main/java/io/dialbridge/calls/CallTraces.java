package io.dialbridge.calls;

import io.dialbridge.platform.CallOrder;
import io.dialbridge.values.TraceParent;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.Tracer;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * Adds what pushes tell of a call to the trace of the request that placed it: a span from the
 * arrival of the push until what it told was committed. No span has a number, a key that was
 * pressed or a secret.
 */
@ApplicationScoped
class CallTraces implements CallListener {
  private final Tracer tracer;
  private final Clock clock;
  private final Event<Told> told;

  /** What is traced once the transaction is over in which it was learnt. */
  record Told(List<Runnable> spans) {}

  CallTraces(Tracer tracer, Clock clock, Event<Told> told) {
    this.tracer = tracer;
    this.clock = clock;
    this.told = told;
  }

  @Override
  public void saved(CallOrder call) {}

  @Override
  public void learnt(Collection<CallSession> calls) {
    List<Runnable> spans = new ArrayList<>();
    for (CallSession call : calls) {
      TraceParent request = call.traceParent();
      if (request != null) {
        call.news().stream()
            .filter(CallTraces::cameByPush)
            .forEach(fact -> spans.add(() -> trace(request, call, fact)));
      }
    }
    if (!spans.isEmpty()) {
      told.fire(new Told(spans));
    }
  }

  private static boolean cameByPush(CallFact fact) {
    return switch (fact) {
      case CallFact.StepReached f -> true;
      case CallFact.DigitsCollected f -> true;
      case CallFact.Disconnected f -> true;
      case CallFact.Billed f -> true;
      case CallFact.Unrecognized f -> true;
      default -> false;
    };
  }

  void trace(@Observes(during = TransactionPhase.AFTER_SUCCESS) Told committed) {
    committed.spans().forEach(Runnable::run);
  }

  private void trace(TraceParent request, CallSession call, CallFact fact) {
    CallEventResponse event = CallEventResponse.of(0, fact);
    SpanBuilder span =
        tracer
            .spanBuilder("push " + event.type())
            .setParent(request.context())
            .setSpanKind(SpanKind.CONSUMER)
            .setStartTimestamp(event.receivedAt())
            .setAttribute(CallTrail.SPAN_ATTRIBUTE, call.id().toString())
            .setAttribute("dialbridge.app", call.app());
    if (event.party() != null) {
      span.setAttribute("dialbridge.party", event.party());
    }
    // The word of an event that nobody knows could be anything, so it is not told.
    if (fact instanceof CallFact.Disconnected end && end.stateCode() != null) {
      span.setAttribute("dialbridge.platform.code", end.stateCode().toString());
    }
    span.startSpan().end(clock.instant());
  }
}
