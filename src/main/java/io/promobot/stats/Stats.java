package io.promobot.stats;

import io.promobot.flow.Button;
import io.promobot.flow.Path;
import io.promobot.flow.Stage;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The figures of a campaign: people by stage, taps by button, and the paths that people took. */
public record Stats(
    String campaign, Map<Stage, Long> people, Map<Button, Long> taps, List<PathCount> paths) {

  /** Every stage without anybody. */
  public static final Map<Stage, Long> NOBODY = Collections.unmodifiableMap(people(List.of()));

  /** How many people have taken one path and no step more. */
  public record PathCount(Path path, long people) {}

  /**
   * All figures follow from the paths, so they cannot disagree; every stage and button is there.
   */
  static Stats of(String campaign, List<PathCount> paths, Map<Button, Long> tapped) {
    Map<Button, Long> taps = new EnumMap<>(Button.class);
    for (Button button : Button.values()) {
      taps.put(button, tapped.getOrDefault(button, 0L));
    }
    return new Stats(campaign, people(paths), taps, List.copyOf(paths));
  }

  /** How many people have reached each stage. */
  static Map<Stage, Long> people(List<PathCount> paths) {
    Map<Stage, Long> people = new EnumMap<>(Stage.class);
    for (Stage stage : Stage.values()) {
      people.put(stage, reached(stage, paths));
    }
    return people;
  }

  private static long reached(Stage stage, List<PathCount> paths) {
    return paths.stream().filter(p -> p.path().has(stage)).mapToLong(PathCount::people).sum();
  }
}
