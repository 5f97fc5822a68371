package io.promobot.till;

import java.time.Instant;
import java.util.Optional;

/**
 * Where staff redeem codes.
 *
 * @param seesNames whether it shows the customer's name
 * @param signedIn how many devices are signed in there
 */
record Till(
    long id,
    String name,
    boolean seesNames,
    Instant createdAt,
    Optional<Instant> lastSeenAt,
    long signedIn) {}
