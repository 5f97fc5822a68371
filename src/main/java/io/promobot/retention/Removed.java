package io.promobot.retention;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How many rows of each kind a run has removed. */
public record Removed(Map<Kind, Long> rows) {
  static final Removed NOTHING = new Removed(Map.of());

  /** What is removed. */
  public enum Kind {
    EVENTS("events"),
    MESSAGES("messages"),
    CHATS("lines of chats on the website"),
    HOURS("hourly tap counts that are now in their days"),
    STAGE_HOURS("hourly counts of people that are now in their days"),
    ANSWERS("answers to repeated calls"),
    SIGN_INS("sign-ins that have ended"),
    SIGN_UPS("counts of sign-ups in the chat"),
    NOT_UNDERSTOOD("texts that were not understood");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  Removed plus(Kind kind, long more) {
    if (more == 0) {
      return this;
    }
    Map<Kind, Long> sum = new EnumMap<>(Kind.class);
    sum.putAll(rows);
    sum.merge(kind, more, Long::sum);
    return new Removed(sum);
  }

  /** For the log: numbers only. */
  @Override
  public String toString() {
    return rows.entrySet().stream()
        .map(each -> String.format(Locale.ROOT, "%,d %s", each.getValue(), each.getKey().words))
        .collect(Collectors.joining(", "));
  }
}
