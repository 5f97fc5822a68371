/**
 * Reads the hosts and ports of addresses that people write down. Imports nothing of ours; start
 * with {@link io.promobot.address.Endpoint}.
 */
package io.promobot.address;
