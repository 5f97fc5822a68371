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
 * @param stops whether the customer wants no more offers; the coupon story then says goodbye
 */
public record Turn(
    boolean taken,
    Optional<Form> form,
    List<Line> lines,
    Optional<SignedUp> signedUp,
    Optional<Question> question,
    boolean forgets,
    boolean stops) {

  /** Only the coupon story answers: no form is open, and none was opened. */
  public static final Turn COUPON = coupon(Optional.empty());

  /** The coupon story answers as if the customer had written STOP. */
  static final Turn STOPS =
      new Turn(false, Optional.empty(), List.of(), Optional.empty(), Optional.empty(), false, true);

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
    return new Turn(false, form, List.of(lines), Optional.empty(), Optional.empty(), false, false);
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
    return taken ? this : coupon(form);
  }

  static Turn over(Line line) {
    return taken(Optional.empty(), line);
  }

  private static Turn taken(Optional<Form> form, Line... lines) {
    return new Turn(true, form, List.of(lines), Optional.empty(), Optional.empty(), false, false);
  }

  /** The same when nobody may be signed up now. */
  public Turn refused() {
    return signedUp.map(done -> over(done.refusal())).orElse(this);
  }

  /** The same, and after it the customer is to be erased. */
  Turn forgetting() {
    return new Turn(taken, form, lines, signedUp, question, true, stops);
  }

  Turn with(SignedUp done) {
    return new Turn(taken, form, lines, Optional.of(done), question, forgets, stops);
  }

  Turn with(Question asked) {
    return new Turn(taken, form, lines, signedUp, Optional.of(asked), forgets, stops);
  }
}
