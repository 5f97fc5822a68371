package io.promobot.wiring;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.promobot.inbox.Fate;
import io.promobot.inbox.InboxListener;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Passes on what the inbox reports: to the meters, to viewers, and to the other replicas. */
final class IntakeListener implements InboxListener {
  private final DistributionSummary batches;
  private final Map<Fate, Counter> fates = new EnumMap<>(Fate.class);
  private final Consumer<String> changed;
  private final Consumer<String> tell;
  private final Consumer<Set<String>> chatted;

  /**
   * @param tell the other replicas what waits
   * @param chatted the visitors whose chats have something new
   */
  IntakeListener(
      MeterRegistry meters,
      Consumer<String> changed,
      Consumer<String> tell,
      Consumer<Set<String>> chatted) {
    this.batches =
        DistributionSummary.builder("promobot.inbox.batch.events")
            .description("Events that were handled in one transaction")
            .serviceLevelObjectives(1, 3, 10, 30, 100, 300, 1_000)
            .register(meters);
    for (Fate fate : Fate.values()) {
      fates.put(
          fate,
          Counter.builder("promobot.events")
              .description("Events by result, counted after their commit")
              .tag("outcome", fate.key())
              .register(meters));
    }
    this.changed = changed;
    this.tell = tell;
    this.chatted = chatted;
  }

  @Override
  public void batch(int size) {
    batches.record(size);
  }

  @Override
  public void queued() {
    tell.accept("replies");
  }

  @Override
  public void ordered() {
    tell.accept("calls");
  }

  @Override
  public void chatted(Set<String> customers) {
    chatted.accept(customers);
  }

  @Override
  public void changed(String campaign) {
    changed.accept(campaign);
  }

  @Override
  public void became(Fate fate, int events) {
    fates.get(fate).increment(events);
  }
}
