package io.promobot.outbox;

/**
 * How many deliveries stand where, each counted up to a bound.
 *
 * @param waiting those in line, also to be tried again
 * @param later those whose time has not come yet, never tried
 */
public record DeliveryCounts(
    int waiting,
    int later,
    int retrying,
    int held,
    int sending,
    int unknown,
    int failed,
    int skipped,
    int cancelled) {}
