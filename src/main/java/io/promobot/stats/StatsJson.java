package io.promobot.stats;

import io.promobot.flow.Stage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The figures in the shape that the API and the live feed send. */
public final class StatsJson {
  private StatsJson() {}

  public static Map<String, Object> of(Stats stats) {
    Map<String, Long> taps = new LinkedHashMap<>();
    stats.taps().forEach((button, count) -> taps.put(button.name(), count));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("campaign", stats.campaign());
    json.put("people", people(stats.people()));
    json.put("taps", taps);
    json.put("story", stats.story().key());
    json.put("lines", stats.lines());
    json.put("paths", stats.paths().stream().map(path -> path(stats, path)).toList());
    return json;
  }

  /** People by the stages' keys. */
  public static Map<String, Long> people(Map<Stage, Long> people) {
    Map<String, Long> json = new LinkedHashMap<>();
    people.forEach((stage, count) -> json.put(stage.key(), count));
    return json;
  }

  private static Map<String, Object> path(Stats stats, Stats.PathCount count) {
    List<String> stages =
        stats.people().keySet().stream().filter(count.path()::has).map(Stage::key).toList();
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("path", stages);
    json.put("people", count.people());
    return json;
  }
}
