package io.promobot.flow;

import java.util.List;
import java.util.stream.Stream;

/** The way through a story, as a customer's page shows it. */
final class Way {
  private Way() {}

  /** All that lies further along than this stage; nothing for one that is not on the way. */
  static Path beyond(List<Stage> stages, Stage stage) {
    List<Stage> line = line(stages);
    int further = 0;
    for (Stage other : line) {
      further = other.equals(stage) ? 0 : further | other.bit();
    }
    return new Path(line.contains(stage) ? further : 0);
  }

  /** With what stands beside each stage. */
  private static List<Stage> line(List<Stage> stages) {
    return stages.stream()
        .filter(stage -> stage.wording().beside().isEmpty() && !stage.wording().inTransit())
        .flatMap(stage -> Stream.concat(besides(stages, stage), Stream.of(stage)))
        .toList();
  }

  private static Stream<Stage> besides(List<Stage> stages, Stage stage) {
    return stages.stream()
        .filter(other -> other.wording().beside().filter(stage.key()::equals).isPresent());
  }
}
