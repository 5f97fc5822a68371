package io.promobot.till;

import java.time.Instant;
import java.util.Optional;

/**
 * A redemption in the ledger.
 *
 * @param amount of the sale
 */
public record Redemption(
    long id,
    long coupon,
    Optional<Long> customer,
    Instant at,
    Optional<String> till,
    Optional<String> amount,
    Optional<String> discount,
    Optional<String> currency) {}
