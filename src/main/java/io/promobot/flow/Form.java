package io.promobot.flow;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;

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
    FORGET
  }

  /** What a form can ask for. */
  public enum Field {
    NAME,
    EMAIL,
    PHONE,
    TOPIC,
    QUESTION,
    CONFIRM
  }

  static Form begin(Kind kind, Field first, Instant at) {
    return new Form(kind, first, Map.of(), at);
  }

  Form answered(String answer, Field next, Instant when) {
    Map<Field, String> all = new EnumMap<>(Field.class);
    all.putAll(answers);
    all.put(asked, answer);
    return new Form(kind, next, Map.copyOf(all), when);
  }

  Form asking(Field field, Instant when) {
    return new Form(kind, field, answers, when);
  }

  String answer(Field field) {
    return answers.getOrDefault(field, "");
  }

  boolean over(Instant now) {
    return now.isAfter(at.plus(LIFE));
  }
}
