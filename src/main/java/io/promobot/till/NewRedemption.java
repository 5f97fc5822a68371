package io.promobot.till;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.UUID;

/**
 * Somebody wants to redeem a code.
 *
 * @param amount of the sale, in the currency of the coupon
 * @param key the caller's own: the same one again counts once
 */
public record NewRedemption(By by, Optional<BigDecimal> amount, Optional<UUID> key) {
  /** For a person's page, where the person is the key. */
  static NewRedemption of(By by) {
    return new NewRedemption(by, Optional.empty(), Optional.empty());
  }
}
