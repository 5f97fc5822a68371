package io.promobot.attack;

import java.util.Optional;

/** What is wrong with an answer to an attack, if anything. */
public final class Verdict {
  private static final int LARGEST_REFUSAL = 16 * 1024;

  private Verdict() {}

  /**
   * The fault in words; empty when the answer is as it should be.
   *
   * @param otherwiseGood whether nothing but the attack's one field can be wrong
   */
  public static Optional<String> fault(Attack attack, Exchange answer, boolean otherwiseGood) {
    if (answer.status() == 0) {
      return Optional.of("no answer");
    }
    if (answer.status() >= 500) {
      return Optional.of("a server error");
    }
    if (answer.status() < 400) {
      return Optional.empty();
    }
    if (!answer.isProblem()) {
      return Optional.of("not problem+json");
    }
    if (answer.body().length() > LARGEST_REFUSAL) {
      return Optional.of("a refusal of " + answer.body().length() + " bytes");
    }
    boolean one = otherwiseGood && !attack.fields().isEmpty();
    return answer.status() == 400 && one && !named(attack, answer)
        ? Optional.of("does not name " + attack.fields())
        : Optional.empty();
  }

  /** Only where the body cannot be read at all does nothing in it have a name. */
  private static boolean named(Attack attack, Exchange answer) {
    var fields = answer.namedFields();
    return fields.isEmpty() ? !attack.readable() : fields.stream().anyMatch(attack::isAbout);
  }
}
