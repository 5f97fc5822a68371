package io.promobot.stats;

import io.promobot.channel.Line;
import java.time.Instant;
import java.util.Comparator;

/**
 * People of one line and one language who reached a stage on one day; its natural order is the
 * order in which every writer locks.
 *
 * @param slot below 0, apart from all slots in which hours are counted
 */
public record DayCounter(
    String campaign, Instant start, String stage, int slot, String line, String language)
    implements Comparable<DayCounter> {
  private static final Comparator<DayCounter> ORDER =
      Comparator.comparing(DayCounter::campaign)
          .thenComparing(DayCounter::start)
          .thenComparing(DayCounter::stage)
          .thenComparing(DayCounter::slot);

  /** The counter of a day that began then; languages that only a newer version speaks are one. */
  public static DayCounter of(
      String campaign, Instant start, String stage, String line, String language) {
    String counted = LanguageSlots.counted(language);
    int slot = -1 - LanguageSlots.of(counted) - Line.named(line).slot(0);
    return new DayCounter(campaign, start, stage, slot, line, counted);
  }

  @Override
  public int compareTo(DayCounter other) {
    return ORDER.compare(this, other);
  }
}
