/**
 * Outgoing channels: one interface for all of them, failures that say what to do next, and the
 * circuit breaker as a decorator.
 *
 * <p>May import {@code text}. Start reading at {@link io.promobot.channel.Channel}.
 */
package io.promobot.channel;
