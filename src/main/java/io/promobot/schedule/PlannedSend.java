package io.promobot.schedule;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * A send that waits for its time, or what became of it.
 *
 * @param segment the people it is for; empty for everybody
 * @param at when it is due, or was, by the shop's clock
 * @param until the last day on which it may run again
 * @param reason a sentence about why it did not go out; empty otherwise
 * @param endedAt when it went out, or when it was clear that it would not
 */
record PlannedSend(
    long id,
    String campaign,
    String campaignName,
    Optional<Long> segment,
    Instant at,
    Repeat repeat,
    EachRun eachRun,
    Clock clock,
    Optional<LocalDate> until,
    State state,
    String reason,
    Optional<Instant> endedAt) {

  Plan plan() {
    return new Plan(at, repeat, eachRun, clock, until);
  }

  /**
   * What has become of it. One by each customer's clock has only begun until the shop's clock shows
   * its time; the database knows that one as sent.
   */
  enum State {
    PLANNED,
    BEGUN,
    SENT,
    MISSED,
    REFUSED,
    CANCELLED;

    /** As in the API. */
    String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    static State of(String word) {
      return valueOf(word.toUpperCase(Locale.ROOT));
    }
  }
}
