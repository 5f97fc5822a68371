package io.promobot.inbox;

import io.promobot.flow.TextRules.Mistake;
import java.util.List;

/** Texts that cannot be used; nothing was changed. */
public final class TextsRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Mistake> mistakes;

  TextsRefused(List<Mistake> mistakes) {
    super("the texts have mistakes in " + mistakes.stream().map(Mistake::field).toList());
    this.mistakes = List.copyOf(mistakes);
  }

  public List<Mistake> mistakes() {
    return mistakes;
  }
}
