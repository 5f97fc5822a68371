package io.promobot.flow;

import io.promobot.flow.Turn.Question;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What follows from one action: the new conversation, what to say, and which stages of which
 * campaign the customer has now reached. It only describes; others save, send and count.
 *
 * @param missed whether nobody understood what they wrote
 */
public record Decision(
    Conversation next,
    List<Say> replies,
    String campaign,
    List<Stage> reached,
    Optional<Question> question,
    boolean missed) {

  static Decision silent(Conversation now) {
    return reply(now);
  }

  static Decision reply(Conversation next, Say... replies) {
    return new Decision(
        next, List.of(replies), next.campaign(), List.of(), Optional.empty(), false);
  }

  Decision reaching(Stage... stages) {
    return having(Stream.concat(reached.stream(), Stream.of(stages)).toList());
  }

  /** The same with only these stages. */
  Decision having(List<Stage> stages) {
    return new Decision(next, replies, campaign, stages, question, missed);
  }

  /** The same with a question for one of the shop's desks. */
  Decision asking(String topic, String text) {
    return new Decision(
        next, replies, campaign, reached, Optional.of(new Question(topic, text)), missed);
  }

  /**
   * A form's answer does not advance any campaign's story, but it still proves that the customer
   * wrote.
   */
  public static Decision listening(Conversation now) {
    return silent(now).having(StoryFlow.proven(now));
  }

  /**
   * A late event cannot rewind a conversation. A STOP is still a STOP, and a tap still says which
   * button it was; for other words we cannot know what they answered, only that the customer
   * responded. A question for a desk is never dropped.
   */
  public Decision belated(Conversation before, Action.Kind did) {
    if (next.optedOut() && !before.optedOut()) {
      return this;
    }
    if (did == Action.Kind.TAPPED) {
      return new Decision(before, replies, campaign, reached, question, false);
    }
    List<Stage> proven = reached.isEmpty() ? List.of() : List.of(Stage.RESPONDED);
    return new Decision(before, List.of(), before.campaign(), proven, question, false);
  }

  /**
   * The same for somebody who gets this instead of the code that everybody has; people who get no
   * code have not revealed one.
   */
  public Decision revealing(Reveal what) {
    List<Say> said =
        replies.stream()
            .flatMap(say -> say.showsCode() ? say.instead(what).stream() : Stream.of(say))
            .toList();
    List<Stage> came =
        what.isCode()
            ? reached
            : reached.stream().flatMap(stage -> unrevealed(stage, what)).toList();
    return new Decision(next, said, campaign, came, question, missed);
  }

  private static Stream<Stage> unrevealed(Stage stage, Reveal what) {
    if (stage.number() != Stage.REVEALED_NUMBER) {
      return Stream.of(stage);
    }
    Optional<Stage> told = what == Reveal.OUT_OF_STOCK ? stage.outOfStock() : Optional.empty();
    return told.or(stage::before).stream();
  }

  /** The same for words that meant nothing: if it leads nowhere, they were not understood. */
  Decision missing(Conversation before) {
    boolean stays = next.step().equals(before.step()) && question.isEmpty();
    boolean reminds = replies.stream().allMatch(Say::isGentle);
    return new Decision(next, replies, campaign, reached, question, stays && reminds);
  }

  /** Whether it shows a code. */
  public boolean showsCode() {
    return replies.stream().anyMatch(Say::showsCode);
  }

  /** The same stages without a message, for a customer who opted out. */
  Decision unspoken(Conversation kept) {
    return new Decision(kept, List.of(), campaign, reached, Optional.empty(), false);
  }
}
