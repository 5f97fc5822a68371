package io.promobot.outbox;

import java.time.Instant;
import java.util.Optional;

/** One call to another system, as the owner sees it: where it stands, why, and what comes next. */
public record Delivery(
    String id,
    String kind,
    Optional<String> customerId,
    Optional<String> customerName,
    Optional<String> campaign,
    Optional<String> say,
    String state,
    Optional<String> reason,
    int attempts,
    boolean possibleDuplicate,
    Instant createdAt,
    Instant dueAt) {}
