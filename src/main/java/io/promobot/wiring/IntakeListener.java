package io.promobot.wiring;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.promobot.inbox.Fate;
import io.promobot.inbox.Inbox.InboxListener;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Consumer;

/** Passes on what the inbox reports: to the meters, to viewers, and to the other replicas. */
final class IntakeListener implements InboxListener {
  private final DistributionSummary batches;
  private final Map<Fate, Counter> fates = new EnumMap<>(Fate.class);
  private final Consumer<String> changed;
  private final Consumer<String> tell;

  /**
   * @param tell the other replicas what waits
   */
  IntakeListener(MeterRegistry meters, Consumer<String> changed, Consumer<String> tell) {
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
  public void changed(String campaign) {
    changed.accept(campaign);
  }

  @Override
  public void became(Fate fate, int events) {
    fates.get(fate).increment(events);
  }
}
