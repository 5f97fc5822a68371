/**
 * The figures: journeys, the path counts that every chart sums up, and taps.
 *
 * <p>May import {@code channel}, {@code flow} and {@code db}. Any code that inserts or moves a
 * journey holds that customer's row lock and moves the person in the path counts in the same
 * transaction; {@link io.promobot.stats.JourneyStore} does both.
 */
package io.promobot.stats;
