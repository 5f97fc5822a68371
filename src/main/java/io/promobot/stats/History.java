package io.promobot.stats;

import io.promobot.flow.Stage;
import io.promobot.flow.Story;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * People by the hour or day in which they first reached a stage, oldest first, without gaps. Hours
 * and days are those of the shop's clock in this zone.
 */
public record History(Step step, ZoneId zone, List<Point> points) {

  /** The length of time of one point. */
  public enum Step {
    HOUR,
    DAY;

    private static final int MOST_DAYS = 365;

    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * When each point begins: as many points as fit into this many hours, the last one being the
     * current one.
     */
    List<Instant> starts(int hours, Instant now, ShopDays days) {
      return this == HOUR ? hours(hours, now, days) : days((hours + 23) / 24, now, days);
    }

    /** When each point begins, from this day up to the current one. */
    List<Instant> since(LocalDate from, Instant now, ShopDays days) {
      long back = ChronoUnit.DAYS.between(from, days.dayOf(now));
      int points = (int) Math.max(0, Math.min(back, MOST_DAYS - 1)) + 1;
      List<Instant> starts = days(points, now, days);
      return this == DAY
          ? starts
          : Stream.iterate(days.hourOf(now), hour -> days.hourOf(hour.minusNanos(1)))
              .takeWhile(hour -> !hour.isBefore(starts.get(0)))
              .sorted()
              .toList();
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
   * How many people reached each stage in this hour or on this day; every stage is included.
   *
   * @param day the shop's day that it begins on
   */
  public record Point(Instant at, LocalDate day, Map<Stage, Long> people) {}

  /** People by the key of a stage, by the index of the point, where there are any. */
  record Counted(Story story, Map<Integer, Map<String, Long>> people) {}

  /** Fills the gaps in what was counted. */
  static History of(Step step, ShopDays days, List<Instant> starts, Counted counted) {
    List<Point> points =
        IntStream.range(0, starts.size())
            .mapToObj(
                index ->
                    new Point(
                        starts.get(index),
                        days.dayOf(starts.get(index)),
                        everyStage(
                            counted.story(), counted.people().getOrDefault(index, Map.of()))))
            .toList();
    return new History(step, days.zone(), points);
  }

  /**
   * People may be subtracted in another hour than they were added; never show a negative number.
   */
  private static Map<Stage, Long> everyStage(Story story, Map<String, Long> counted) {
    Map<Stage, Long> people = new LinkedHashMap<>();
    for (Stage stage : story.stages()) {
      people.put(stage, Math.max(0, counted.getOrDefault(stage.key(), 0L)));
    }
    return people;
  }
}
