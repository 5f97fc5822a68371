package io.promobot.flow;

import java.util.List;

/**
 * What follows from one action: the conversation afterwards, what to say and which stages of which
 * campaign the customer has now reached. Nothing is saved, sent or counted by it.
 */
public record Decision(Conversation next, List<Say> replies, String campaign, List<Stage> reached) {

  static Decision silent(Conversation now) {
    return new Decision(now, List.of(), now.campaign(), List.of());
  }

  static Decision reply(Conversation next, Say... replies) {
    return new Decision(next, List.of(replies), next.campaign(), List.of());
  }

  Decision reaching(Stage... stages) {
    return new Decision(next, replies, campaign, List.of(stages));
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
      return new Decision(before, replies, campaign, reached);
    }
    List<Stage> sure = reached.isEmpty() ? List.of() : List.of(Stage.RESPONDED);
    return new Decision(before, List.of(), before.campaign(), sure);
  }

  /** The same stages without a word, for a customer who asked for silence. */
  Decision unspoken(Conversation kept) {
    return new Decision(kept, List.of(), campaign, reached);
  }
}
