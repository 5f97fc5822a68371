package io.promobot.deliveries;

/**
 * How many deliveries are in which state, each counted up to a bound.
 *
 * @param waiting those in the queue, including retries
 * @param later those that are not due yet, never tried
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
