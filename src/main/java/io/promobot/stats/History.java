package io.promobot.stats;

import io.promobot.flow.Stage;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** People by the hour or day in which they first reached a stage, the oldest first, no gaps. */
public record History(Step step, List<Point> points) {

  /** How much time one point stands for; days begin at midnight UTC. */
  public enum Step {
    HOUR(ChronoUnit.HOURS),
    DAY(ChronoUnit.DAYS);

    private final ChronoUnit unit;

    Step(ChronoUnit unit) {
      this.unit = unit;
    }

    public String key() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The first moment of the point that {@code now} belongs to. */
    Instant present(Instant now) {
      return now.truncatedTo(unit);
    }

    /** As many points as hold so many hours, the present one among them. */
    Instant first(int hours, Instant now) {
      long length = unit.getDuration().toHours();
      long points = (hours + length - 1) / length;
      return present(now).minus(Duration.ofHours((points - 1) * length));
    }

    Instant after(Instant point) {
      return point.plus(unit.getDuration());
    }
  }

  /** How many people reached each stage in this hour or on this day; every stage is there. */
  public record Point(Instant at, Map<Stage, Long> people) {}

  /** Fills the gaps between what was counted. */
  static History of(
      Step step, int hours, Instant now, Map<Instant, ? extends Map<Stage, Long>> counted) {
    List<Point> points = new ArrayList<>();
    Instant last = step.present(now);
    for (Instant at = step.first(hours, now); !at.isAfter(last); at = step.after(at)) {
      points.add(new Point(at, everyStage(counted.containsKey(at) ? counted.get(at) : Map.of())));
    }
    return new History(step, points);
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
