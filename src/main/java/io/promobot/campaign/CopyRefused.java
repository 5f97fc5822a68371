package io.promobot.campaign;

import io.promobot.flow.TextRules.Mistake;
import java.util.List;

/** A name or copy that cannot be used; nothing was published. */
public final class CopyRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Mistake> mistakes;

  CopyRefused(List<Mistake> mistakes) {
    super("the copy has mistakes in " + mistakes.stream().map(Mistake::field).toList());
    this.mistakes = List.copyOf(mistakes);
  }

  public List<Mistake> mistakes() {
    return mistakes;
  }
}
