package io.promobot;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.promobot.inbox.Inbox.InboxListener;
import java.util.function.Consumer;

/** Passes on what the inbox tells: to the meters, to those who watch, and to the other replicas. */
final class IntakeListener implements InboxListener {
  private final DistributionSummary batches;
  private final Counter strangers;
  private final Consumer<String> changed;
  private final Consumer<String> tell;

  /**
   * @param tell the other replicas what waits
   */
  IntakeListener(MeterRegistry meters, Consumer<String> changed, Consumer<String> tell) {
    this.batches = DistributionSummary.builder("promobot_inbox_batch_events").register(meters);
    this.strangers = meters.counter("promobot_inbox_strange_page_events");
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
  public void strangePage() {
    strangers.increment();
  }
}
