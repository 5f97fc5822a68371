package io.promobot.attack;

import java.time.Duration;
import java.util.Optional;

/** What is wrong with an answer to an attack, if anything. */
public final class Verdict {
  public static final Duration LATEST = Duration.ofSeconds(1);
  private static final int LARGEST_REFUSAL = 16 * 1024;

  private Verdict() {}

  /**
   * The fault in words; empty when the answer is as it has to be.
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
    if (answer.status() == 400 && otherwiseGood) {
      return attack.field().filter(f -> !named(f, answer)).map(f -> "does not name " + f);
    }
    return Optional.empty();
  }

  private static boolean named(String field, Exchange answer) {
    return answer.body().contains(field) || answer.body().contains("\"The body ");
  }
}
