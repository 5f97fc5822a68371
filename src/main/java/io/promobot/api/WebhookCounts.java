package io.promobot.api;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;

/** How many webhooks came in, by result. */
final class WebhookCounts {
  private static final Duration[] BUCKETS =
      LongStream.of(5, 10, 25, 50, 100, 150, 250, 500, 1_000, 3_000)
          .mapToObj(Duration::ofMillis)
          .toArray(Duration[]::new);

  private final Map<Outcome, Counter> counters = new EnumMap<>(Outcome.class);
  private final Timer time;

  /** The result of one webhook. */
  enum Outcome {
    ACCEPTED,
    UNSIGNED,
    WRONG_SIGNATURE,
    TOO_LARGE,
    TOO_SLOW,
    NOT_JSON,
    NOT_KEPT
  }

  WebhookCounts(MeterRegistry meters) {
    for (var outcome : Outcome.values()) {
      counters.put(
          outcome,
          Counter.builder("promobot.webhooks")
              .description("Webhooks by result")
              .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
              .register(meters));
    }
    time =
        Timer.builder("promobot.webhook")
            .description("From a webhook's first byte to the commit of its events")
            .serviceLevelObjectives(BUCKETS)
            .register(meters);
  }

  /** Its events are committed, this many nanoseconds after it came. */
  void accepted(long nanos) {
    count(Outcome.ACCEPTED);
    time.record(nanos, TimeUnit.NANOSECONDS);
  }

  void count(Outcome outcome) {
    counters.get(outcome).increment();
  }
}
