package io.promobot.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * Something that a customer has started and that takes more than one answer.
 *
 * @param asked the question still waiting for an answer
 * @param answers the answers so far
 * @param at when they last did something about it
 */
public record Form(Kind kind, Field asked, Map<Field, String> answers, Instant at) {
  /** After a day the customer has forgotten what was asked, so we forget it too. */
  private static final Duration LIFE = Duration.ofHours(24);

  /** Which form it is, by the name stored in the database. */
  public enum Kind {
    SIGN_UP,
    SUPPORT,
    FORGET,
    /** Only the question whether to stop all offers. */
    OFFERS
  }

  /** What a form can ask for. */
  public enum Field {
    NAME,
    EMAIL,
    PHONE,
    TOPIC,
    QUESTION,
    CONFIRM,
    OFFERS
  }

  static Form begin(Kind kind, Field first, Instant at) {
    return new Form(kind, first, Map.of(), at);
  }

  Form answered(String answer, Field next, Instant when) {
    return with(asked, answer, next, when);
  }

  private Form with(Field field, String answer, Field next, Instant when) {
    Map<Field, String> all = new EnumMap<>(Field.class);
    all.putAll(answers);
    all.put(field, answer);
    return new Form(kind, next, Map.copyOf(all), when);
  }

  Form asking(Field field, Instant when) {
    return new Form(kind, field, answers, when);
  }

  /** It waits until the customer has said whether they want to stop all offers. */
  Form interrupted(Instant when) {
    return asksToStop()
        ? asking(asked, when)
        : with(Field.OFFERS, asked.name(), Field.OFFERS, when);
  }

  /** Whether an answer is a name, an address or a number, which is of no language. */
  public boolean asksForFacts() {
    return asked == Field.NAME || asked == Field.EMAIL || asked == Field.PHONE;
  }

  boolean asksToStop() {
    return asked == Field.OFFERS;
  }

  /** The form as it was before the question about offers; empty if there was none. */
  Optional<Form> resumed(Instant when) {
    if (!asksToStop()) {
      return Optional.of(this);
    }
    return Optional.ofNullable(answers.get(Field.OFFERS))
        .map(before -> new Form(kind, Field.valueOf(before), without(Field.OFFERS), when));
  }

  private Map<Field, String> without(Field field) {
    Map<Field, String> rest = new EnumMap<>(answers);
    rest.remove(field);
    return Map.copyOf(rest);
  }

  String answer(Field field) {
    return answers.getOrDefault(field, "");
  }

  boolean over(Instant now) {
    return now.isAfter(at.plus(LIFE));
  }
}
