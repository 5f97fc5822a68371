package io.promobot.outbox;

/** How many deliveries stand where, each counted up to a bound. */
public record DeliveryCounts(
    int waiting,
    int retrying,
    int held,
    int sending,
    int unknown,
    int failed,
    int skipped,
    int cancelled) {}
