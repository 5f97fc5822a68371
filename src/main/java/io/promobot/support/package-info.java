/**
 * Customers' questions and the shop's answers, and its desks: topics, their channels, who is
 * notified.
 *
 * <p>May import {@code contact}, {@code channel}, {@code outbox} and {@code db}. Start reading at
 * {@link io.promobot.support.RequestStore}.
 */
package io.promobot.support;
