package io.promobot.till;

import java.util.Locale;
import java.util.Optional;

/**
 * Who does something to a coupon, as the ledger names them.
 *
 * @param tillId only of one of our own tills
 * @param till where it happens, if somebody said so
 */
public record By(Actor actor, Optional<Long> tillId, Optional<String> till) {
  /** The kinds of them. */
  public enum Actor {
    OWNER,
    SCRIPT,
    TILL;

    String key() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  static By actor(Actor actor) {
    return new By(actor, Optional.empty(), Optional.empty());
  }

  static By till(TillSession till) {
    return new By(Actor.TILL, Optional.of(till.till()), Optional.of(till.name()));
  }

  By at(Optional<String> place) {
    return new By(actor, tillId, place);
  }
}
