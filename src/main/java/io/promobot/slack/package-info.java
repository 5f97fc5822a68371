/**
 * Notifies a desk on Slack.
 *
 * <p>May import {@code channel} and {@code hook}.
 */
package io.promobot.slack;
