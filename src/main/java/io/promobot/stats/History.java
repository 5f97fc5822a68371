package io.promobot.stats;

import io.promobot.day.ShopDays;
import io.promobot.flow.Stage;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * People by the hour or day in which they first reached a stage, the oldest first, no gaps. Hours
 * and days are those of the shop's clock in this zone.
 */
public record History(Step step, ZoneId zone, List<Point> points) {

  /** How much time one point stands for. */
  public enum Step {
    HOUR,
    DAY;

    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** When each point begins: as many as hold so many hours, the present one the last. */
    List<Instant> starts(int hours, Instant now, ShopDays days) {
      return this == HOUR ? hours(hours, now, days) : days((hours + 23) / 24, now, days);
    }

    private static List<Instant> hours(int points, Instant now, ShopDays days) {
      return Stream.iterate(days.hourOf(now), hour -> days.hourOf(hour.minusNanos(1)))
          .limit(points)
          .sorted()
          .toList();
    }

    private static List<Instant> days(int points, Instant now, ShopDays days) {
      LocalDate first = days.dayOf(now).minusDays(points - 1L);
      return first.datesUntil(first.plusDays(points)).map(days::startOf).toList();
    }
  }

  /**
   * How many people reached each stage in this hour or on this day; every stage is there.
   *
   * @param day the shop's day that it begins on
   */
  public record Point(Instant at, LocalDate day, Map<Stage, Long> people) {}

  /** Fills the gaps between what was counted, by the index of the point. */
  static History of(
      Step step,
      ShopDays days,
      List<Instant> starts,
      Map<Integer, ? extends Map<Stage, Long>> counted) {
    List<Point> points =
        IntStream.range(0, starts.size())
            .mapToObj(
                index ->
                    new Point(
                        starts.get(index),
                        days.dayOf(starts.get(index)),
                        everyStage(counted.containsKey(index) ? counted.get(index) : Map.of())))
            .toList();
    return new History(step, days.zone(), points);
  }

  /** Whoever is counted out again in another hour than in must not show as less than nobody. */
  private static Map<Stage, Long> everyStage(Map<Stage, Long> counted) {
    Map<Stage, Long> people = new EnumMap<>(Stage.class);
    for (Stage stage : Stage.values()) {
      people.put(stage, Math.max(0, counted.getOrDefault(stage, 0L)));
    }
    return people;
  }
}
