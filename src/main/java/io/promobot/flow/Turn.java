package io.promobot.flow;

import io.promobot.contact.Email;
import java.util.List;
import java.util.Optional;

/**
 * What a customer's action means for their form.
 *
 * @param taken whether the form has answered; otherwise the coupon story answers, and the lines
 *     come after its messages
 * @param form its new state; empty when none is open any more
 * @param forgets whether the customer wants to be erased, after these lines
 * @param story what the coupon story does, unless the form has answered
 */
public record Turn(
    boolean taken,
    Optional<Form> form,
    List<Line> lines,
    Optional<SignedUp> signedUp,
    Optional<Question> question,
    boolean forgets,
    Story story) {

  /** What the coupon story does. */
  private enum Story {
    ANSWERS,
    /** The customer wants no more offers. */
    SAYS_GOODBYE,
    /** What it asked last. */
    ASKS_AGAIN
  }

  /** Only the coupon story answers: no form is open, and none was opened. */
  public static final Turn COUPON = coupon(Optional.empty());

  /** The coupon story answers as if the customer had written STOP. */
  static final Turn STOPS = story(Story.SAYS_GOODBYE);

  /** The coupon story says once more what it asked last. */
  static final Turn AGAIN = story(Story.ASKS_AGAIN);

  /** A message of a form. */
  public record Line(Say say, Message message) {}

  /**
   * Somebody has completed the sign-up.
   *
   * @param refusal what they are told instead when too many have signed up
   */
  public record SignedUp(String name, Email email, Optional<String> phone, Line refusal) {}

  /** Somebody has a question. */
  public record Question(String topic, String text) {}

  static Turn coupon(Optional<Form> form, Line... lines) {
    return new Turn(
        false, form, List.of(lines), Optional.empty(), Optional.empty(), false, Story.ANSWERS);
  }

  private static Turn story(Story does) {
    return new Turn(
        false, Optional.empty(), List.of(), Optional.empty(), Optional.empty(), false, does);
  }

  /** Whether the customer wants no more offers; the coupon story then says goodbye. */
  public boolean stops() {
    return story == Story.SAYS_GOODBYE;
  }

  /** Whether the coupon story says once more what it asked last. */
  public boolean asksAgain() {
    return story == Story.ASKS_AGAIN;
  }

  static Turn asks(Form form, Line line) {
    return taken(Optional.of(form), line);
  }

  static Turn silent(Form form) {
    return left(Optional.of(form));
  }

  /** A person answers instead; the form stays as it is. */
  public static Turn left(Optional<Form> form) {
    return taken(form);
  }

  /** The same without the lines that would follow the coupon's messages. */
  public Turn unprompted() {
    return taken
        ? this
        : new Turn(false, form, List.of(), Optional.empty(), Optional.empty(), false, story);
  }

  static Turn over(Line line) {
    return taken(Optional.empty(), line);
  }

  /** These lines are the answer. */
  static Turn taken(Optional<Form> form, Line... lines) {
    return new Turn(
        true, form, List.of(lines), Optional.empty(), Optional.empty(), false, Story.ANSWERS);
  }

  /** The same when nobody may be signed up now. */
  public Turn refused() {
    return signedUp.map(done -> over(done.refusal())).orElse(this);
  }

  /** The same, and after it the customer is to be erased. */
  Turn forgetting() {
    return new Turn(taken, form, lines, signedUp, question, true, story);
  }

  Turn with(SignedUp done) {
    return new Turn(taken, form, lines, Optional.of(done), question, forgets, story);
  }

  Turn with(Question asked) {
    return new Turn(taken, form, lines, signedUp, Optional.of(asked), forgets, story);
  }
}
