/**
 * The figures: journeys, the path counts every chart is a sum of, and taps.
 *
 * <p>May import {@code flow} and {@code db}. Whoever inserts or moves a journey holds that
 * customer's row lock and moves the person in the path counts in the same transaction; {@link
 * io.promobot.stats.JourneyStore} does both.
 */
package io.promobot.stats;
