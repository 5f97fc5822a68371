package io.promobot.wiring;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.promobot.calls.GuardedCaller;
import io.promobot.channel.Breaker.State;
import io.promobot.inbox.Inbox;
import io.promobot.outbox.SendCounts;
import java.util.function.Supplier;

/** The engine's metrics. */
final class EngineMeters {
  private final MeterRegistry meters;

  private EngineMeters(MeterRegistry meters) {
    this.meters = meters;
  }

  static void of(EngineApp engine, MeterRegistry meters) {
    var its = new EngineMeters(meters);
    Gauge.builder("promobot.inbox.waiting.events", engine.inbox, Inbox::waiting)
        .description("Events waiting for their transaction in this process")
        .register(meters);
    its.breaker(MessengerApp.WAY, "", engine.channel::state);
    its.breaker(MessengerApp.LOOKUPS, "", engine.lookups::state);
    engine.outbox.countBy(new SendCounts(meters));
    var queued =
        Counter.builder("promobot.campaign.queued.people")
            .description("People for whom a campaign's message was queued here")
            .register(meters);
    engine.campaigns.countBy(queued::increment);
  }

  static void ofCalls(GuardedCaller guards, MeterRegistry meters) {
    var its = new EngineMeters(meters);
    guards.watchedBy(
        (way, channel, state) -> its.breaker(way, channel == 0 ? "" : "" + channel, state));
  }

  /** {@code channel} is a desk's channel by its id; returns what removes the meter. */
  private Runnable breaker(String way, String channel, Supplier<State> state) {
    Gauge gauge =
        Gauge.builder("promobot.breaker.open", () -> openness(state.get()))
            .description("Circuit breaker: 0 closed, 1 open, 0.5 while one call is tried")
            .tag("way", way)
            .tag("channel", channel)
            .register(meters);
    return () -> meters.remove(gauge);
  }

  static double openness(State state) {
    return switch (state) {
      case CLOSED -> 0;
      case HALF_OPEN -> 0.5;
      case OPEN -> 1;
    };
  }
}
