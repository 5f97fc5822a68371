package io.promobot.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** How many webhooks came in, by what became of them. */
final class WebhookCounts {
  private final Map<Outcome, Counter> counters = new EnumMap<>(Outcome.class);

  /** What became of one webhook. */
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
              .description("Webhooks by what became of them")
              .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
              .register(meters));
    }
  }

  void count(Outcome outcome) {
    counters.get(outcome).increment();
  }
}
