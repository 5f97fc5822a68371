package io.promobot.customer;

import java.time.Instant;
import java.util.Optional;

/** A person who has written to the page, as the owner sees them. */
public record Customer(
    String id,
    String psid,
    Optional<String> name,
    String origin,
    boolean optedOut,
    boolean blocked,
    Optional<Instant> windowUntil) {}
