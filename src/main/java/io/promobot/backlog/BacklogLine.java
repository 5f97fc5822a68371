package io.promobot.backlog;

import io.promobot.backlog.Backlog.Age;
import io.promobot.backlog.Backlog.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One counted figure.
 *
 * @param age of the first due delivery in seconds, negative where it was not requested
 */
record BacklogLine(String kind, String state, long rows, double age) {

  /** All figures of each kind; one that appears in two lines is their sum. */
  static Backlog summed(List<BacklogLine> lines) {
    Map<String, Map<String, Long>> byKind = new TreeMap<>();
    Map<String, Double> ages = new TreeMap<>();
    Backlog.MESSAGES.forEach(kind -> byKind.put(kind, new TreeMap<>()));
    for (BacklogLine line : lines) {
      if (!line.kind().isEmpty()) {
        byKind
            .computeIfAbsent(line.kind(), kind -> new TreeMap<>())
            .merge(line.state(), line.rows(), Long::sum);
        if (line.age() >= 0) {
          ages.merge(line.kind(), line.age(), Math::max);
        }
      }
    }
    List<Waiting> waiting = new ArrayList<>();
    byKind.forEach(
        (kind, states) ->
            states.forEach((state, rows) -> waiting.add(new Waiting(kind, state, rows))));
    List<Age> oldest = new ArrayList<>();
    byKind.keySet().forEach(kind -> oldest.add(new Age(kind, ages.getOrDefault(kind, 0.0))));
    return new Backlog(waiting, oldest, of("parked", lines), of("paused", lines) > 0);
  }

  private static long of(String state, List<BacklogLine> lines) {
    return lines.stream()
        .filter(line -> line.kind().isEmpty() && line.state().equals(state))
        .mapToLong(BacklogLine::rows)
        .sum();
  }
}
