package io.promobot.outbox;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.promobot.backlog.Backlog;
import io.promobot.outbox.Settlement.State;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How many deliveries had which result, counted after commit; each counter is created once. */
public final class SendCounts {
  private final MeterRegistry meters;
  private final Map<What, Counter> counters = new ConcurrentHashMap<>();

  /** The result of a delivery of one kind; few enough to have a counter each. */
  record What(String kind, State state, String reason) {
    String outcome() {
      return state == State.QUEUED ? "retried" : state.key();
    }
  }

  public SendCounts(MeterRegistry meters) {
    this.meters = meters;
    // a series that begins with its first event has no rate
    Backlog.MESSAGES.forEach(kind -> counter(new What(kind, State.SENT, "")));
  }

  void count(List<What> settled) {
    settled.forEach(what -> counter(what).increment());
  }

  private Counter counter(What what) {
    Counter known = counters.get(what);
    return known == null ? counters.computeIfAbsent(what, this::made) : known;
  }

  private Counter made(What what) {
    return Counter.builder("promobot.sends")
        .description("Deliveries by the result of an attempt, and its reason")
        .tag("kind", what.kind())
        .tag("outcome", what.outcome())
        .tag("reason", what.reason())
        .register(meters);
  }
}
