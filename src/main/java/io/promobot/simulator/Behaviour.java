package io.promobot.simulator;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What a simulated customer does with a message, drawn once and kept. */
record Behaviour(Answer answer, boolean reads, boolean reveals) {

  /** What a customer means by the buttons of the stories: four stars or five are a yes. */
  private static final Map<String, Step> LEADS =
      Map.of(
          "SHOW_COUPON", Step.YES,
          "NO_THANKS", Step.NO,
          "REVEAL", Step.REVEALED,
          "STARS_1", Step.NO,
          "STARS_2", Step.NO,
          "STARS_3", Step.NO,
          "STARS_4", Step.YES,
          "STARS_5", Step.YES);

  /** What a customer says to an offer. */
  enum Answer {
    YES,
    NO,
    NOTHING
  }

  /** One thing a customer of a run does; a run counts each once per person. */
  enum Step {
    ARRIVED,
    WELCOMED,
    READ,
    YES,
    NO,
    REVEALED
  }

  Optional<Button> choose(Collection<Button> buttons) {
    return wishes().stream()
        .flatMap(
            wish -> buttons.stream().filter(button -> stepOf(button).equals(Optional.of(wish))))
        .findFirst();
  }

  Optional<Step> stepOf(Button button) {
    if (!button.tappable()) {
      return Optional.empty();
    }
    return LEADS.entrySet().stream()
        .filter(lead -> button.value().startsWith(lead.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private List<Step> wishes() {
    return switch (answer) {
      case YES -> reveals ? List.of(Step.REVEALED, Step.YES) : List.of(Step.YES);
      case NO -> List.of(Step.NO);
      case NOTHING -> List.of();
    };
  }

  /** Everything this customer has done once the run is over for them. */
  Set<Step> story() {
    Set<Step> steps = EnumSet.of(Step.ARRIVED, Step.WELCOMED);
    if (reads) {
      steps.add(Step.READ);
    }
    steps.addAll(wishes());
    return steps;
  }
}
