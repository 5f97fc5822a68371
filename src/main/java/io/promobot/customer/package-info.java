/**
 * The people who write to the shop: finding them, also by the figure they stand behind, and erasing
 * them.
 *
 * <p>May import {@code db}, {@code flow} and {@code stats}. Start reading at {@link
 * io.promobot.customer.CustomerStore}.
 */
package io.promobot.customer;
