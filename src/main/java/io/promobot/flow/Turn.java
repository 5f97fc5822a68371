package io.promobot.flow;

import io.promobot.contact.Email;
import java.util.List;
import java.util.Optional;

/**
 * What follows for a customer's form from what they did.
 *
 * @param taken whether the form has answered; else the coupon story answers, and the lines come
 *     after its own
 * @param form as it stands now; empty when none is open any more
 */
public record Turn(
    boolean taken,
    Optional<Form> form,
    List<Line> lines,
    Optional<SignedUp> signedUp,
    Optional<Question> question) {

  /** The coupon story's alone: no form is open, and none was opened. */
  public static final Turn COUPON = coupon(Optional.empty());

  /** A message of a form. */
  public record Line(Say say, Message message) {}

  /** Somebody has filled in the sign-up. */
  public record SignedUp(String name, Email email, Optional<String> phone) {}

  /** Somebody wants to know something. */
  public record Question(String topic, String text) {}

  static Turn coupon(Optional<Form> form, Line... lines) {
    return new Turn(false, form, List.of(lines), Optional.empty(), Optional.empty());
  }

  static Turn asks(Form form, Line line) {
    return new Turn(true, Optional.of(form), List.of(line), Optional.empty(), Optional.empty());
  }

  static Turn silent(Form form) {
    return left(Optional.of(form));
  }

  /** A person answers what was said; the form stays as it is. */
  public static Turn left(Optional<Form> form) {
    return new Turn(true, form, List.of(), Optional.empty(), Optional.empty());
  }

  /** The same without what would come after the coupon's own messages. */
  public Turn unprompted() {
    return taken ? this : coupon(form);
  }

  static Turn over(Line line) {
    return new Turn(true, Optional.empty(), List.of(line), Optional.empty(), Optional.empty());
  }

  Turn with(SignedUp done) {
    return new Turn(taken, form, lines, Optional.of(done), question);
  }

  Turn with(Question asked) {
    return new Turn(taken, form, lines, signedUp, Optional.of(asked));
  }
}
