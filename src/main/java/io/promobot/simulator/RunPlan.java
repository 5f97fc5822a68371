package io.promobot.simulator;

import io.promobot.untrusted.Unreadable;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What one run was asked to play. */
record RunPlan(
    Quotas quotas,
    long seed,
    double arrivalsPerSecond,
    long paceMs,
    List<String> origins,
    By by,
    Dislike dislike) {
  private static final double ROUNDING = 1e-9;
  private static final List<String> ORIGINS =
      List.of("counter-poster", "instagram-bio", "flyer-spring");

  static RunPlan of(Input input, long seedOtherwise) {
    long customers = input.whole("customers", 500, 1, 100_000);
    double yes = input.share("yes", 0.6);
    double no = input.share("no", (1 - yes) / 2);
    if (yes + no > 1 + ROUNDING) {
      throw Unreadable.field("no", "must not be more than 1 together with yes");
    }
    double read = input.share("read", Math.min(1, Math.max(0.9, yes + no)));
    if (read < yes + no - ROUNDING) {
      throw Unreadable.field("read", "must be at least yes + no: people who tap have read");
    }
    return new RunPlan(
        Quotas.of((int) customers, yes, no, input.share("reveal", 0.8), read),
        input.whole("seed", seedOtherwise, Long.MIN_VALUE, Long.MAX_VALUE),
        input.number("arrivals_per_second", 50, 0.1, 10_000),
        input.whole("pace_ms", 800, 0, 600_000),
        input.words("origins", ORIGINS),
        By.of(input.text("by", 20).orElse("messenger")),
        new Dislike(input.words("puts_off", List.of()), input.share("put_off", 0.6)));
  }

  /** How the customers come. */
  enum By {
    MESSENGER,
    WEBSITE,
    BOTH;

    private static By of(String name) {
      return Arrays.stream(values())
          .filter(by -> by.name().toLowerCase(Locale.ROOT).equals(name))
          .findFirst()
          .orElseThrow(() -> Unreadable.field("by", "must be messenger, website or both"));
    }

    /** Of both, every second one. */
    boolean website(int index) {
      return this == WEBSITE || this == BOTH && index % 2 == 1;
    }
  }

  /** The link the i-th customer came through; one share of the people comes through none. */
  Optional<String> origin(long dice) {
    int slot = (int) Math.floorMod(dice, (long) origins.size() + 1);
    return slot < origins.size() ? Optional.of(origins.get(slot)) : Optional.empty();
  }

  long arrivalMs(int index) {
    return Math.round(index * 1000 / arrivalsPerSecond);
  }

  JsonObject toJson(String run) {
    return new JsonObject()
        .put("run", run)
        .put("customers", quotas.customers())
        .put("yes", quotas.yes())
        .put("no", quotas.no())
        .put("reveal", quotas.reveal())
        .put("read", quotas.read())
        .put("seed", seed);
  }
}
