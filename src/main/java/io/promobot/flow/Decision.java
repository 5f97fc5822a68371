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

  /** The same stages without a word, for a customer who asked for silence. */
  Decision unspoken(Conversation kept) {
    return new Decision(kept, List.of(), campaign, reached);
  }
}
