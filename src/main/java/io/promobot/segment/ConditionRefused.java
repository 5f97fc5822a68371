package io.promobot.segment;

import java.util.List;

/** The JSON is not a condition; every mistake says where it is and how to fix it. */
public final class ConditionRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Mistake> mistakes;

  /**
   * One of them.
   *
   * @param field where it is, such as {@code where.all.2.stage.reached}; lists count from 1
   */
  public record Mistake(String field, String message) {}

  public ConditionRefused(List<Mistake> mistakes) {
    super(mistakes.toString(), null, false, false);
    this.mistakes = List.copyOf(mistakes);
  }

  public static ConditionRefused of(String field, String message) {
    return new ConditionRefused(List.of(new Mistake(field, message)));
  }

  public List<Mistake> mistakes() {
    return mistakes;
  }
}
