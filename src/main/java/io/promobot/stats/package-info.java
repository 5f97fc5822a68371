/**
 * The figures: journeys, the path counts that every chart sums up, taps, and the shop's days by
 * which they are counted.
 *
 * <p>May import {@code channel}, {@code flow}, {@code db} and {@code text}. Any code that inserts
 * or moves a journey holds that customer's row lock and moves the person in the path counts in the
 * same transaction; {@link io.promobot.stats.JourneyStore} does both.
 */
package io.promobot.stats;
