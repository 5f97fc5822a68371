package io.promobot.till;

import java.util.Locale;
import java.util.Optional;

/**
 * Who does something to a coupon, as the ledger names them.
 *
 * @param tillId only of one of our own tills
 * @param tokenId only of a program with a token of its own
 * @param till where it happens, if somebody said so
 */
public record By(
    Actor actor, Optional<Long> tillId, Optional<Long> tokenId, Optional<String> till) {
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
    return new By(actor, Optional.empty(), Optional.empty(), Optional.empty());
  }

  static By program(Optional<Long> token) {
    return new By(Actor.SCRIPT, Optional.empty(), token, Optional.empty());
  }

  static By till(TillSession till) {
    return new By(Actor.TILL, Optional.of(till.till()), Optional.empty(), Optional.of(till.name()));
  }

  By at(Optional<String> place) {
    return new By(actor, tillId, tokenId, place);
  }
}
