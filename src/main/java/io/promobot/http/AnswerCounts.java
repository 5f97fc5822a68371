package io.promobot.http;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;

/** How often something was requested, by the answer. */
public final class AnswerCounts {
  private final Map<Outcome, Counter> counters = new EnumMap<>(Outcome.class);

  /** What an answer's status says. */
  enum Outcome {
    TAKEN,
    BAD_INPUT,
    SIGNED_OUT,
    TOO_MANY,
    NOT_KEPT;

    static Outcome of(int status) {
      if (status < 300) {
        return TAKEN;
      }
      return switch (status) {
        case 401, 403 -> SIGNED_OUT;
        case 429 -> TOO_MANY;
        default -> status < 500 ? BAD_INPUT : NOT_KEPT;
      };
    }
  }

  private AnswerCounts(MeterRegistry meters, String name, String description, String... tags) {
    for (var outcome : Outcome.values()) {
      counters.put(
          outcome,
          Counter.builder(name)
              .description(description)
              .tags(tags)
              .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
              .register(meters));
    }
  }

  /** {@code what} is sent by bot builders, such as {@code leads}. */
  public static AnswerCounts ofIntakes(MeterRegistry meters, String what) {
    return new AnswerCounts(
        meters,
        "promobot.intakes",
        "Registrations (leads) and questions (requests) of bot builders by answer",
        "what",
        what);
  }

  public static AnswerCounts ofSignIns(MeterRegistry meters) {
    return new AnswerCounts(
        meters, "promobot.sign.ins", "Tries to sign in by password or link, by answer");
  }

  public void count(int status) {
    counters.get(Outcome.of(status)).increment();
  }
}
