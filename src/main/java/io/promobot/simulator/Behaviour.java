package io.promobot.simulator;

import static java.util.stream.Collectors.groupingBy;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * What a simulated customer does with a message, drawn once and kept. It knows no story: what is
 * tapped depends only on what the buttons mean or, where nobody says, on their number and order.
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
   * If any button means yes or no, they tap one that means their answer; without such a one they
   * tap one that means neither. A reveal, or a single button, is the next step, for those who go
   * all the way. If nothing is known about the buttons, their order decides. A link is followed
   * where nothing else can be tapped.
   *
   * @param meanings what a button means, by its value
   * @param chance the person's own, the same for every message
   */
  Optional<Choice> choose(List<Button> buttons, Function<String, Meaning> meanings, long chance) {
    List<Button> taps = buttons.stream().filter(Button::tappable).toList();
    List<Button> offered = taps.isEmpty() ? buttons : taps;
    if (answer == Answer.NOTHING || offered.isEmpty()) {
      return Optional.empty();
    }
    Map<Meaning, List<Button>> meant =
        offered.stream().collect(groupingBy(button -> meanings.apply(button.value())));
    if (meant.containsKey(Meaning.YES) || meant.containsKey(Meaning.NO)) {
      return meant(meant, answer == Answer.YES ? Meaning.YES : Meaning.NO)
          .map(fitting -> new Choice(oneOf(fitting, chance), said()));
    }
    List<Button> next = meant.getOrDefault(Meaning.REVEAL, offered);
    if (next.size() == 1) {
      return reveals ? Optional.of(new Choice(next.get(0), Step.REVEALED)) : Optional.empty();
    }
    return Optional.of(new Choice(oneOf(half(next), chance), said()));
  }

  private static Optional<List<Button>> meant(Map<Meaning, List<Button>> meant, Meaning mine) {
    return Optional.ofNullable(meant.get(mine))
        .or(() -> Optional.ofNullable(meant.get(Meaning.OTHER)));
  }

  /** Of two the first is a yes and the second a no; more are a scale from the least to the most. */
  private List<Button> half(List<Button> scale) {
    boolean yes = answer == Answer.YES;
    int all = scale.size();
    if (all == 2) {
      return List.of(scale.get(yes ? 0 : 1));
    }
    int low = (all + 1) / 2;
    return yes ? scale.subList(low, all) : scale.subList(0, low);
  }

  private static Button oneOf(List<Button> fitting, long chance) {
    return fitting.get(Math.floorMod(chance, fitting.size()));
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
