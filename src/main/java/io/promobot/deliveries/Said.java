package io.promobot.deliveries;

import java.time.Instant;
import java.util.Optional;

/**
 * One message of ours to a customer, as the owner reads it in that customer's timeline.
 *
 * @param at when it was last tried, otherwise when it was decided
 * @param text what it says to this customer, empty for anything without words
 * @param state as in a {@link Delivery}; {@code delivered} and {@code seen} once that is known
 */
public record Said(
    long id,
    Instant at,
    String kind,
    Optional<String> text,
    Optional<String> campaign,
    String state,
    Optional<String> reason) {}
