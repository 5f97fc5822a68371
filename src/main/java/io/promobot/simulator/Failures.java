package io.promobot.simulator;

import io.promobot.untrusted.Unreadable;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.Locale;

/** The current failure switches. */
record Failures(
    Mode mode,
    long latencyMs,
    double share,
    double duplicates,
    double reorder,
    boolean echoes,
    boolean receipts) {
  private static final long USUAL_LATENCY_MS = 3000;

  /** How the mocked Messenger misbehaves. */
  enum Mode {
    NONE,
    SLOW,
    ACCEPT_THEN_HANG,
    ERROR_500,
    RATE_LIMITED,
    TOKEN_REVOKED,
    DOWN;

    /** Whether every Graph call is affected, not only sends. */
    boolean everywhere() {
      return this == DOWN || this == TOKEN_REVOKED;
    }

    String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static Failures none() {
    return new Failures(Mode.NONE, 0, 1, 0, 0, true, true);
  }

  static Failures of(Input input) {
    String word = input.text("mode", 50).orElse("none");
    Mode mode =
        Arrays.stream(Mode.values())
            .filter(known -> known.word().equals(word))
            .findFirst()
            .orElseThrow(() -> Unreadable.field("mode", "must be one of " + words()));
    return new Failures(
        mode,
        input.whole("latency_ms", 0, 0, 600_000),
        input.share("share", 1),
        input.share("duplicates", 0),
        input.share("reorder", 0),
        input.flag("echoes", true),
        input.flag("receipts", true));
  }

  private static String words() {
    return String.join(", ", Arrays.stream(Mode.values()).map(Mode::word).toList());
  }

  long answerAfterMs() {
    return latencyMs == 0 ? USUAL_LATENCY_MS : latencyMs;
  }

  JsonObject toJson() {
    return new JsonObject()
        .put("mode", mode.word())
        .put("latency_ms", latencyMs)
        .put("share", share)
        .put("duplicates", duplicates)
        .put("reorder", reorder)
        .put("echoes", echoes)
        .put("receipts", receipts);
  }
}
