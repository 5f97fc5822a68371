package io.promobot.till;

import io.promobot.coupon.CouponState;
import io.promobot.coupon.Worth;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A code that exists and was given out, as it stood when it was read.
 *
 * @param code as it is written
 * @param customer empty for a code that everybody has
 * @param offer what it is for, in the owner's words
 * @param state on that day
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
    CouponState state,
    Validity validity,
    Optional<Worth> worth,
    Optional<Use> last) {

  /** When and where a code was redeemed. */
  public record Use(Instant at, Optional<String> till) {}

  /** The shop's days on which it may be used; the last one counts to its end. */
  public record Validity(Optional<LocalDate> from, Optional<LocalDate> until) {}

  /** What a till says about it. */
  CodeState says() {
    return CodeState.of(state);
  }

  /** How often it can still be used; empty when that is not limited. */
  Optional<Integer> usesLeft() {
    return shared ? Optional.empty() : Optional.of(Math.max(0, perPerson - uses));
  }
}
