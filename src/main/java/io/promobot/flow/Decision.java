package io.promobot.flow;

import io.promobot.flow.Turn.Question;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What follows from one action: the conversation afterwards, what to say and which stages of which
 * campaign the customer has now reached. Nothing is saved, sent or counted by it.
 */
public record Decision(
    Conversation next,
    List<Say> replies,
    String campaign,
    List<Stage> reached,
    Optional<Question> question) {

  static Decision silent(Conversation now) {
    return reply(now);
  }

  static Decision reply(Conversation next, Say... replies) {
    return new Decision(next, List.of(replies), next.campaign(), List.of(), Optional.empty());
  }

  Decision reaching(Stage... stages) {
    return having(Stream.concat(reached.stream(), Stream.of(stages)).toList());
  }

  /** The same with just these stages. */
  Decision having(List<Stage> stages) {
    return new Decision(next, replies, campaign, stages, question);
  }

  /** The same with a question for one of the shop's desks. */
  Decision asking(String topic, String text) {
    return new Decision(next, replies, campaign, reached, Optional.of(new Question(topic, text)));
  }

  /** What a form has answered moves no campaign's story, but words are words. */
  public static Decision listening(Conversation now) {
    return silent(now).having(StoryFlow.proven(now));
  }

  /**
   * A late event cannot rewind a conversation. A STOP is still a STOP and a tap says what it says;
   * of other words we cannot know what they answered, only that they did.
   */
  public Decision belated(Conversation before, Action.Kind did) {
    if (next.optedOut() && !before.optedOut()) {
      return this;
    }
    if (did == Action.Kind.TAPPED) {
      return new Decision(before, replies, campaign, reached, question);
    }
    return silent(before).having(reached.isEmpty() ? List.of() : List.of(Stage.RESPONDED));
  }

  /** The same stages without a word, for a customer who asked for silence. */
  Decision unspoken(Conversation kept) {
    return new Decision(kept, List.of(), campaign, reached, Optional.empty());
  }
}
