package io.promobot.till;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A code that exists and was given out, as it stood when it was read.
 *
 * @param code as it is written
 * @param customer empty for a code that everybody has
 * @param offer what it is for, in the owner's words
 * @param last the last redemption that was not taken back
 */
public record FoundCode(
    long id,
    String code,
    String campaign,
    String offer,
    boolean shared,
    Optional<Long> customer,
    Optional<String> name,
    int uses,
    int perPerson,
    boolean voided,
    Validity validity,
    Optional<Worth> worth,
    Optional<Use> last) {

  /** When and where a code was redeemed. */
  public record Use(Instant at, Optional<String> till) {}

  /** The shop's days on which it may be used; the last one counts to its end. */
  public record Validity(Optional<LocalDate> from, Optional<LocalDate> until) {}

  CodeState on(LocalDate today) {
    if (voided) {
      return CodeState.VOID;
    }
    if (!shared && uses >= perPerson) {
      return CodeState.USED;
    }
    if (validity.until().filter(last -> last.isBefore(today)).isPresent()) {
      return CodeState.EXPIRED;
    }
    return validity.from().filter(today::isBefore).isPresent()
        ? CodeState.NOT_YET
        : CodeState.VALID;
  }

  /** How often it can still be used; empty when that is not limited. */
  Optional<Integer> usesLeft() {
    return shared ? Optional.empty() : Optional.of(Math.max(0, perPerson - uses));
  }
}
