package io.promobot.stats;

import io.promobot.flow.Button;
import io.promobot.flow.Path;
import io.promobot.flow.Stage;
import io.promobot.flow.Story;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The figures of a campaign: people by stage, taps by button, the paths people took, and how many
 * people there are on each line.
 */
public record Stats(
    String campaign,
    Story story,
    Map<Stage, Long> people,
    Map<Button, Long> taps,
    List<PathCount> paths,
    Map<String, Long> lines) {

  /** How many people have taken exactly this path. */
  public record PathCount(Path path, long people) {}

  /** All figures are derived from the paths, so they cannot disagree. */
  static Stats of(
      Story story,
      String campaign,
      List<PathCount> paths,
      Map<String, Long> tapped,
      Map<String, Long> lines) {
    Map<Button, Long> taps = new LinkedHashMap<>();
    story.buttons().forEach(each -> taps.put(each, tapped.getOrDefault(each.name(), 0L)));
    return new Stats(campaign, story, people(story, paths), taps, List.copyOf(paths), lines);
  }

  /** How many people have reached each stage; every stage of the story is included. */
  public static Map<Stage, Long> people(Story story, List<PathCount> paths) {
    Map<Stage, Long> people = new LinkedHashMap<>();
    story.stages().forEach(stage -> people.put(stage, reached(stage, paths)));
    return people;
  }

  private static long reached(Stage stage, List<PathCount> paths) {
    return paths.stream().filter(p -> p.path().has(stage)).mapToLong(PathCount::people).sum();
  }
}
