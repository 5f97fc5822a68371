/**
 * The people who write to the shop: finding them, also by the figure they belong to, and erasing
 * them.
 *
 * <p>May import {@code channel}, {@code contact}, {@code db}, {@code flow}, {@code lead}, {@code
 * segment}, {@code stats} and {@code support}. Start reading at {@link
 * io.promobot.customer.CustomerStore}.
 */
package io.promobot.customer;
