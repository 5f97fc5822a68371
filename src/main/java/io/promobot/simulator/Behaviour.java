package io.promobot.simulator;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a simulated customer does with a message, drawn once and kept. It knows no story: what is
 * tapped depends only on the number and order of the buttons.
 */
record Behaviour(Answer answer, boolean reads, boolean reveals) {
  private static final List<String> SENTENCES =
      List.of(
          "The soup was cold.",
          "We waited for half an hour.",
          "It was too loud to talk.",
          "Nobody came to take our order.");

  /** A customer's answer to an offer. */
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

  /** A button they use, and what a run counts it as. */
  record Choice(Button button, Step step) {}

  /**
   * Two buttons are a yes and a no, more are a scale from the least to the most; a single one is
   * the next step, for those who go all the way. A link is followed where nothing else can be
   * tapped.
   *
   * @param chance the person's own, the same for every message
   */
  Optional<Choice> choose(List<Button> buttons, long chance) {
    List<Button> taps = buttons.stream().filter(Button::tappable).toList();
    List<Button> offered = taps.isEmpty() ? buttons : taps;
    if (answer == Answer.NOTHING || offered.isEmpty()) {
      return Optional.empty();
    }
    if (offered.size() == 1) {
      return reveals ? Optional.of(new Choice(offered.get(0), Step.REVEALED)) : Optional.empty();
    }
    return Optional.of(new Choice(oneOf(offered, chance), said()));
  }

  private Button oneOf(List<Button> offered, long chance) {
    boolean yes = answer == Answer.YES;
    int all = offered.size();
    if (all == 2) {
      return offered.get(yes ? 0 : 1);
    }
    int low = (all + 1) / 2;
    return offered.get(yes ? low + Math.floorMod(chance, all - low) : Math.floorMod(chance, low));
  }

  private Step said() {
    return answer == Answer.YES ? Step.YES : Step.NO;
  }

  /** What they write when they are asked something that no button answers. */
  Optional<String> words(BotMessage message, long chance) {
    return answer != Answer.NOTHING && message.asksForWords()
        ? Optional.of(SENTENCES.get(Math.floorMod(chance, SENTENCES.size())))
        : Optional.empty();
  }

  /** Everything this customer will have done by the end of the run. */
  Set<Step> story() {
    Set<Step> steps = EnumSet.of(Step.ARRIVED, Step.WELCOMED);
    if (reads) {
      steps.add(Step.READ);
    }
    if (answer != Answer.NOTHING) {
      steps.add(said());
    }
    if (reveals) {
      steps.add(Step.REVEALED);
    }
    return steps;
  }
}
