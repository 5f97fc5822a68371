/**
 * Notifies a desk over a webhook of its own.
 *
 * <p>May import {@code channel} and {@code hook}.
 */
package io.promobot.webhook;
