package io.promobot.simulator;

import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a simulated customer does with a message, drawn once and kept. */
record Behaviour(Answer answer, boolean reads, boolean reveals) {

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
    if (button.value().startsWith("SHOW_COUPON")) {
      return Optional.of(Step.YES);
    }
    if (button.value().startsWith("NO_THANKS")) {
      return Optional.of(Step.NO);
    }
    return button.value().startsWith("REVEAL") ? Optional.of(Step.REVEALED) : Optional.empty();
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
