/**
 * Sentences about customers, such as "came from poster and revealed Welcome but has not redeemed
 * it": read from JSON, kept under a name, counted, and used to choose whom a campaign is sent to.
 *
 * <p>May import {@code channel}, {@code db}, {@code flow}, {@code stats} and {@code text}. Start
 * reading at {@link io.promobot.segment.Condition}; what it means in the database is in {@link
 * io.promobot.segment.ClauseStore}.
 */
package io.promobot.segment;
