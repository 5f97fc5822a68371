package io.promobot.letter;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the letter says about seven whole days of the shop.
 *
 * @param campaigns those that people were sent, the most people first
 * @param reached how many people reached each stage, in all campaigns, by its key
 * @param sales by currency
 */
record Week(
    LocalDate from,
    List<Campaign> campaigns,
    Map<String, Change> reached,
    Change customers,
    Map<String, MoneyChange> sales,
    Waiting waiting,
    Failed failed) {
  static final int DAYS = 7;

  /** A figure and the same of the week before. */
  record Change(long now, long before) {
    static final Change NONE = new Change(0, 0);

    Change and(Change other) {
      return new Change(now + other.now, before + other.before);
    }
  }

  /** An amount and the same of the week before. */
  record MoneyChange(BigDecimal now, BigDecimal before) {}

  /** How many people were sent a campaign. */
  record Campaign(String id, String name, Change sent) {}

  /**
   * @param sends planned ones that went out this week
   * @param next when the next planned one is due
   */
  record Waiting(long requests, long planned, Optional<Instant> next, Change sends) {}

  /**
   * @param deliveries that failed this week
   * @param sends planned ones that did not go out this week
   * @param channels how many notifications of each desk's channel are among the deliveries
   * @param off the channels that are switched off now, those the longest first
   */
  record Failed(
      long deliveries, long retrying, long sends, Map<String, Long> channels, List<Off> off) {}

  /**
   * A channel that is told nothing until the owner switches it on.
   *
   * @param type such as {@code webhook}
   * @param reason the key of why its last attempt failed
   */
  record Off(String name, String type, Instant since, String reason) {}

  LocalDate to() {
    return from.plusDays(DAYS - 1L);
  }

  Change reached(String stage) {
    return reached.getOrDefault(stage, Change.NONE);
  }
}
