/**
 * Reads the hosts and ports of addresses that people write down. May import {@code contact}; start
 * with {@link io.promobot.address.Endpoint}.
 */
package io.promobot.address;
