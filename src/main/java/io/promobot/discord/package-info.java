/**
 * Notifies a desk on Discord.
 *
 * <p>May import {@code channel} and {@code hook}.
 */
package io.promobot.discord;
